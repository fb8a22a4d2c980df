"""Ordinary notices on computing: GPU servers without a model, domestic chips, comparison, exclusion, compatibility."""

from ordinary import QUALIFIED, ask, notice

BUYER, AGENCY = "云岭示例理工大学", "云岭示例招标代理有限公司"
notice("gpu-server-tender", "o", "tender", "tendered", f"""# {BUYER}人工智能学院GPU服务器采购项目公开招标公告
项目概况
{BUYER}人工智能学院GPU服务器采购项目招标项目的潜在投标人应在云岭市公共资源交易平台获取招标文件，并于2024年1月23日14点00分（北京时间）前递交投标文件。
## 一、项目基本情况
项目编号：YLLG-2023-GK-118
项目名称：{BUYER}人工智能学院GPU服务器采购项目
预算金额：298.000000 万元（人民币）
最高限价（如有）：298.000000 万元（人民币）
采购需求：GPU服务器6台，每台含双路处理器、1TB内存、双电源，用于教学与科研，具体参数详见招标文件。
合同履行期限：合同签订后45日内。
{QUALIFIED}## 三、公告期限
自本公告发布之日起5个工作日。
{ask("四", BUYER, AGENCY)}> 2024年1月2日
""", published="2024-01-02", name=f"{BUYER}人工智能学院GPU服务器采购项目", number="YLLG-2023-GK-118", buyers=BUYER, agencies=AGENCY,
       amounts=["budget 2980000", "ceiling 2980000"], chips="unnamed-gpu sought 6server")
notice("gpu-server-award", "c", "award", "awarded", f"""# {BUYER}人工智能学院GPU服务器采购项目中标公告
## 一、项目编号：YLLG-2023-GK-118
## 二、项目名称：{BUYER}人工智能学院GPU服务器采购项目
## 三、中标（成交）信息
供应商名称：云岭示例恒算信息技术有限公司
供应商地址：云岭市示例软件园2栋
中标（成交）金额：286.8000000（万元）
## 四、主要标的信息
| 序号 | 供应商名称 | 货物名称 | 货物品牌 | 货物型号 | 货物数量 | 货物单价（元） |
| 1 | 云岭示例恒算信息技术有限公司 | GPU服务器 | 示例牌 | SL-G8 | 6台 | 478000 |
## 五、评审专家（单一来源采购人员）名单：
示例甲、示例乙、示例丙
## 六、代理服务收费标准及金额：
本项目代理费总金额：3.541000 万元（人民币）
## 七、公告期限
自本公告发布之日起1个工作日。
{ask("八", BUYER, AGENCY)}> 2024年1月26日
""", published="2024-01-26", name=f"{BUYER}人工智能学院GPU服务器采购项目", number="YLLG-2023-GK-118", buyers=BUYER, agencies=AGENCY,
       suppliers="云岭示例恒算信息技术有限公司 winner", amounts=["award 2868000", "unit_price 478000", "fee 35410"],
       chips="unnamed-gpu sought 6server")

BUYER, AGENCY = "星河市示例智能计算中心", "星河示例工程咨询有限公司"
notice("ascend-tender", "d", "tender", "tendered", f"""# {BUYER}训练服务器采购项目招标公告
1.招标条件
本招标项目{BUYER}训练服务器采购项目已由星河市示例委批准，资金来自财政资金，招标人为{BUYER}。项目已具备招标条件，现对该项目进行公开招标。
2.项目概况与招标范围
招标编号：XHSL-ZB-2024-006
采购昇腾910B训练服务器8台，每台配置8块昇腾910B加速卡，含安装调试与三年维保。
最高投标限价：1360万元。
3.投标人资格要求
本次招标不接受联合体投标。
4.联系方式
| 招标人： | {BUYER} | 招标代理机构： | {AGENCY} |
| 地址： | 星河市示例大道1号 | 地址： | 星河市示例大道88号5层 |
| 联系人： | 示例老师 | 联系人： | 示例经理 |
> 2024年4月18日
""".replace("| 招标人：", ":plain\n| 招标人："), published="2024-04-18", name=f"{BUYER}训练服务器采购项目", number="XHSL-ZB-2024-006",
       buyers=BUYER, agencies=AGENCY, amounts="ceiling 13600000", chips="huawei-ascend-910b sought 64gpu=8server*8gpu_per_server")
notice("ascend-candidates", "o", "candidates", "candidate", f"""# {BUYER}训练服务器采购项目中标候选人公示
招标编号：XHSL-ZB-2024-006
公示期：2024年5月16日至2024年5月20日
| 排名 | 中标候选人名称 | 投标报价（万元） | 评标得分 |
| 1 | 星河示例云算科技有限公司 | 1328.60 | 91.25 |
| 2 | 南汀示例数智信息股份有限公司 | 1345.00 | 87.40 |
| 3 | 北屿示例系统集成有限公司 | 1357.20 | 83.06 |
否决投标情况：无。
招标人：{BUYER}
招标代理机构：{AGENCY}
监督部门：星河市示例监督办公室
> 2024年5月15日
""", published="2024-05-15", name=f"{BUYER}训练服务器采购项目", number="XHSL-ZB-2024-006", buyers=BUYER, agencies=AGENCY,
       suppliers=["星河示例云算科技有限公司 candidate rank=1", "南汀示例数智信息股份有限公司 candidate rank=2",
                  "北屿示例系统集成有限公司 candidate rank=3"], amounts=[])
notice("ascend-result", "h", "award", "awarded", f"""# {BUYER}训练服务器采购项目中标结果公示
招标项目：{BUYER}训练服务器采购项目
招标编号：XHSL-ZB-2024-006
中标人：星河示例云算科技有限公司
中标价：1328.60万元
采购内容：昇腾910B训练服务器8台
招标人：{BUYER}
招标代理：{AGENCY}
> 2024年5月22日
""", published="2024-05-22", name=f"{BUYER}训练服务器采购项目", number="XHSL-ZB-2024-006", buyers=BUYER, agencies=AGENCY,
       suppliers="星河示例云算科技有限公司 winner", amounts="award 13286000", chips="huawei-ascend-910b sought 8server")

notice("hygon-consultation", "h", "consultation", "tendered", f"""# 北屿示例海洋研究所异构加速卡采购竞争性磋商公告
项目概况
北屿示例海洋研究所异构加速卡采购的潜在供应商应在政采云平台线上获取采购文件，并于2024年3月29日9点30分前提交响应文件。
## 一、项目基本情况
项目编号：BYHY-CS-2024-011
项目名称：北屿示例海洋研究所异构加速卡采购
采购方式：竞争性磋商
预算金额：1,720,000.00元
采购需求：海光DCU K100加速卡40块，配套安装至现有服务器。
合同履行期限：30日
{QUALIFIED}{ask("三", "北屿示例海洋研究所", "北屿示例项目管理有限公司")}> 2024年3月18日
""", published="2024-03-18", name="北屿示例海洋研究所异构加速卡采购", number="BYHY-CS-2024-011", buyers="北屿示例海洋研究所",
       agencies="北屿示例项目管理有限公司", amounts="budget 1720000", chips="hygon-k100 sought 40gpu")

ROWS = [["南汀示例数据中心推理卡采购报价单"], ["采购人", "南汀示例数据中心"],
        ["序号", "品名", "规格型号", "单位", "数量", "单价（元）", "合计（元）"],
        [1, "AI推理卡", "寒武纪MLU370-X8", "张", 16, 52000, 832000], [2, "机架式服务器", "SL-R2", "台", 4, 68500, 274000],
        ["总计", None, None, None, None, None, 1106000]]
notice("cambricon-quotation", "x", "other", "unknown", "", title="南汀示例数据中心推理卡采购报价单",
       sheets=[("报价单", ROWS, {"merge": ["A2:G2", "B3:G3"], "widths": {"A": 10, "B": 18, "C": 22, "F": 14, "G": 14},
                              "formats": {c: "#,##0.00" for c in ("F5", "F6", "G5", "G6", "G7")}, "ruled": (4, 7)})],
       buyers="南汀示例数据中心", name="南汀示例数据中心推理卡采购", amounts=["unit_price 52000", "unit_price 68500"],
       chips="cambricon-mlu370 sought 16gpu")

notice("comparison-a100", "o", "tender", "tendered", f"""# 临澜示例算力发展有限公司国产AI加速卡采购公告
| 采购单位 | 临澜示例算力发展有限公司 | 项目编号 | LLSL-2024-023 |
| 项目名称 | 国产AI加速卡采购 | 预算金额 | 960万元 |
采购需求
采购国产AI加速卡64块。单卡FP16算力不低于NVIDIA A100，显存不小于64GB，支持主流深度学习框架。投标人须提供第三方测试报告。
交货期：合同签订后60日内。
采购代理机构：南汀示例招标有限公司
> 2024年6月7日
""".replace("| 采购单位", ":plain\n| 采购单位"), published="2024-06-07", name="国产AI加速卡采购", number="LLSL-2024-023",
       buyers="临澜示例算力发展有限公司", agencies="南汀示例招标有限公司", amounts="budget 9600000",
       chips=["unnamed-domestic-gpu sought 64gpu", "nvidia-a100 comparison"])
notice("comparison-equivalent", "c", "negotiation", "tendered", f"""# 雾川示例职业技术学院AI教学平台采购竞争性谈判公告
## 一、项目基本情况
项目编号：WCSL-TP-2024-015
项目名称：雾川示例职业技术学院AI教学平台采购
采购方式：竞争性谈判
最高限价：￥86.400000 万元（人民币）
采购需求：
| 序号 | 名称 | 数量 | 技术要求 |
| 1 | AI教学服务器 | 2台 | 配置国产加速卡，每台4张；整机训练性能相当于或优于英伟达A800 |
| 2 | 教学软件 | 1套 | 支持60名学生同时实训 |
合同履行期限：45日
{ask("二", "雾川示例职业技术学院", "雾川示例招标代理有限公司")}> 2024年5月10日
""", published="2024-05-10", name="雾川示例职业技术学院AI教学平台采购", number="WCSL-TP-2024-015", buyers="雾川示例职业技术学院",
       agencies="雾川示例招标代理有限公司", amounts="ceiling 864000",
       chips=["unnamed-domestic-gpu sought 8gpu=2server*4gpu_per_server", "nvidia-a800 comparison"])
notice("excluded-chips", "d", "tender", "tendered", f"""# 望岭县示例政务云扩容项目招标公告
项目名称：望岭县示例政务云扩容项目
项目编号：WLSL-2025-004
采购人：望岭县示例大数据管理局
采购代理机构：云岭示例招标代理有限公司
预算金额：人民币肆佰贰拾万元整（￥4,200,000.00）
一、采购内容：配置昇腾910B智算服务器4台，扩容政务云资源池。
二、其他要求：本项目不接受采用英伟达A800、H800芯片的投标方案。
三、投标截止时间：2025年3月4日9时
> 2025年2月11日
""", published="2025-02-11", name="望岭县示例政务云扩容项目", number="WLSL-2025-004", buyers="望岭县示例大数据管理局",
       agencies="云岭示例招标代理有限公司", amounts="budget 4200000",
       chips=["huawei-ascend-910b sought 4server", "nvidia-a800 excluded", "nvidia-h800 excluded"])
notice("compatible-cpus", "c", "inquiry", "tendered", f"""# 青禾县示例档案馆版式软件采购询价公告
项目编号：QHDA-XJ-2024-03
项目名称：青禾县示例档案馆版式软件采购
采购人：青禾县示例档案馆
最高限价：78000元
采购需求：版式阅读软件200套。软件应兼容龙芯3A5000、鲲鹏920、飞腾S2500等处理器，兼容国产操作系统。
报价截止时间：2024年7月12日17时
> 2024年7月5日
""", published="2024-07-05", name="青禾县示例档案馆版式软件采购", number="QHDA-XJ-2024-03", buyers="青禾县示例档案馆", amounts="ceiling 78000",
       chips=["loongson-3a5000 compatible class=cpu", "huawei-kunpeng-920 compatible class=cpu", "phytium-s2500 compatible class=cpu"])
notice("past-contract-a100", "o", "tender", "tendered", f"""# 北屿示例超算中心机房运维服务招标公告
## 一、项目基本情况
项目编号：BYCS-2024-GK-009
项目名称：北屿示例超算中心机房运维服务
预算金额：118万元
采购需求：机房供配电、制冷及消防设施运维，服务期一年。
## 二、投标人资格要求
投标人近三年内须具有数据中心运维业绩。
评分标准（节选）：投标人每提供一份NVIDIA A100服务器运维的业绩合同，得2分，单项合同金额不少于300万元的另加1分，最高6分。
{ask("三", "北屿示例超算中心", "北屿示例项目管理有限公司")}> 2024年8月1日
""", published="2024-08-01", name="北屿示例超算中心机房运维服务", number="BYCS-2024-GK-009", buyers="北屿示例超算中心",
       agencies="北屿示例项目管理有限公司", amounts="budget 1180000", chips="nvidia-a100 mentioned")
notice("deepseek-box", "c", "consultation", "tendered", f"""# 云岭市示例疾控中心大模型一体机采购竞争性磋商公告
项目概况
云岭市示例疾控中心大模型一体机采购项目的潜在供应商应在云岭市政府采购网获取采购文件。
## 一、项目基本情况
项目编号：YLJK-CS-2025-020
项目名称：云岭市示例疾控中心大模型一体机采购项目
预算金额（元）：1280000
采购需求：大模型一体机1台，内置8块昇腾910B，预装DeepSeek-R1模型。
{ask("二", "云岭市示例疾控中心", "云岭示例招标代理有限公司")}> 2025年4月9日
""", published="2025-04-09", name="云岭市示例疾控中心大模型一体机采购项目", number="YLJK-CS-2025-020", buyers="云岭市示例疾控中心",
       agencies="云岭示例招标代理有限公司", amounts="budget 1280000", chips="huawei-ascend-910b sought 8gpu=1server*8gpu_per_server",
       ai="deepseek sought")
notice("compute-rental", "d", "tender", "tendered", f"""# 南汀示例交通大学国产智算算力租赁服务采购公告
采 购 人：南汀示例交通大学
项目名称：国产智算算力租赁服务
项目编号：NTJT-2025-F-031
预算金额：55万元/年
采购需求：租赁国产智算算力，不少于32块国产AI加速卡，租期12个月，由供应商远程提供。
采购代理机构：南汀示例招标有限公司
> 2025年6月24日
""", published="2025-06-24", name="国产智算算力租赁服务", number="NTJT-2025-F-031", buyers="南汀示例交通大学", agencies="南汀示例招标有限公司",
       amounts="budget 550000 basis=year", chips="unnamed-domestic-gpu sought 32gpu", clouds="unnamed-cloud sought")
