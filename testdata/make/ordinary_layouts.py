"""Ordinary notices with unusual layouts, and more domestic makers: amounts in a row, joint buyers, two sheets, portal HTML."""

from ordinary import QUALIFIED, ask, notice

notice("lots-hyphen", "o", "award", "awarded", f"""# 临澜市示例园林处苗木采购中标公告
一、项目编号：LLYL-2024-GK-030
二、项目名称：苗木采购
三、采购结果
包1 供应商名称：临澜示例园艺有限公司 中标金额：包1-1980000.00元
包2 供应商名称：青禾示例苗圃有限公司 中标金额：包2-742500.00元
{ask("四", "临澜市示例园林处", "雾川示例招标代理有限公司")}> 2024年3月27日
""", published="2024-03-27", name="苗木采购", number="LLYL-2024-GK-030", buyers="临澜市示例园林处", agencies="雾川示例招标代理有限公司",
       suppliers=["临澜示例园艺有限公司 winner lot=1", "青禾示例苗圃有限公司 winner lot=2"],
       amounts=["award 1980000 lot=1", "award 742500 lot=2"], lots=["1 awarded", "2 awarded"])
notice("ceilings-in-a-row", "c", "tender", "tendered", f"""# 南汀市示例老旧小区改造设计招标公告
## 一、项目基本情况
项目编号：NTGZ-2024-SJ-3
项目名称：南汀市示例老旧小区改造设计（共3包）
预算金额（元）：3359300
最高限价（元）：1864300,520000,975000
采购需求：包1北片区，包2东片区，包3南片区的改造设计。
{QUALIFIED}{ask("三", "南汀市示例住房保障中心", "南汀示例招标有限公司")}> 2024年4月10日
""", published="2024-04-10", name="南汀市示例老旧小区改造设计（共3包）", number="NTGZ-2024-SJ-3", buyers="南汀市示例住房保障中心",
       agencies="南汀示例招标有限公司",
       amounts=["budget 3359300", "ceiling 1864300 lot=1", "ceiling 520000 lot=2", "ceiling 975000 lot=3"], lots=["1 open", "2 open", "3 open"])
notice("joint-buyers", "d", "award", "awarded", f"""# 青禾县示例镇污水管网运维成交公告
项目编号：QHWS-2024-CS-06
项目名称：青禾县示例镇污水管网运维
成交供应商：青禾示例环保工程有限公司
成交金额：￥1,350,000.00元（壹佰叁拾伍万元整）
{ask("五", "青禾县示例供水有限公司、青禾县示例镇人民政府", "青禾示例招标代理有限公司")}> 2024年6月28日
""", published="2024-06-28", name="青禾县示例镇污水管网运维", number="QHWS-2024-CS-06",
       buyers=["青禾县示例供水有限公司", "青禾县示例镇人民政府"], agencies="青禾示例招标代理有限公司",
       suppliers="青禾示例环保工程有限公司 winner", amounts="award 1350000")

RAW = """<div id="template-center-mark"><h2>临澜市示例科学院服务器采购项目的中标结果公告</h2>
<p>一、项目编号：<u><samp class="bookmark-item uuid-1 code-00004">LL2024- 094</samp></u></p>
<p>二、项目名称：<u><samp class="bookmark-item uuid-2 code-00003">临澜市示例科学院服务器采购项目</samp></u></p>
<p>三、中标（成交）信息</p><table><tr><th>序号</th><th>中标（成交）金额(元)</th><th>中标供应商名称</th><th>中标供应商地址</th></tr>
<tr><td class="code-sectionNo">1</td><td class="code-summaryPrice">总价:473900.00(元)</td>
<td class="code-winningSupplierName">临澜示例信创科技有限公司</td><td class="code-winningSupplierAddr">临澜市示例路6号</td></tr></table>
<blockquote style="display: none"><span class="u-content"><span class="price">0</span></span></blockquote>
<p>四、主要标的信息</p><table><tr><th>序号</th><th>标的名称</th><th>品牌</th><th>数量</th><th>单价(元)</th><th>规格型号</th></tr>
<tr><td>1</td><td>鲲鹏920服务器</td><td>示例牌</td><td>7台</td><td>67700</td><td>SL-K2280</td></tr></table>
<p>五、凡对本次公告内容提出询问，请按以下方式联系</p><p>1.采购人信息</p>
<p>名&nbsp;&nbsp;&nbsp;&nbsp;称：<span class="bookmark-item code-00014">临澜市示例科学院</span></p>
<p>2.采购代理机构信息</p><p>名&nbsp;&nbsp;&nbsp;&nbsp;称：<span class="bookmark-item code-00009">雾川示例招标代理有限公司</span></p>
<p>公告日期：2024年08月09日</p></div>"""
notice("portal-spans", "h", "award", "awarded", "# 临澜市示例科学院服务器采购项目的中标结果公告\n", raw=RAW, published="2024-08-09",
       name="临澜市示例科学院服务器采购项目", number="LL2024- 094", buyers="临澜市示例科学院", agencies="雾川示例招标代理有限公司",
       suppliers="临澜示例信创科技有限公司 winner", amounts=["award 473900", "unit_price 67700"], chips="huawei-kunpeng-920 sought class=cpu 7server")

SHEET_1 = [["项目信息", None], ["采购单位", "云岭示例农业大学"], ["项目名称", "智慧农业推理服务器采购"], ["项目编号", "YLND-2025-JJ-019"],
           ["成交供应商", "云岭示例恒算信息技术有限公司"], ["成交金额（元）", 412000], ["成交日期", "2025-03-05"]]
SHEET_2 = [["成交明细"], ["序号", "名称", "规格型号", "数量", "单位", "单价（元）", "小计（元）"],
           [1, "推理服务器", "配8块摩尔线程MTT S4000", 1, "台", 372000, 372000], [2, "机柜及配件", "42U", 2, "套", 20000, 40000]]
notice("two-sheets", "x", "award", "awarded", "", title="云岭示例农业大学智慧农业推理服务器采购成交结果",
       sheets=[("项目信息", SHEET_1, {"widths": {"A": 18, "B": 34}, "ruled": (3, 8)}),
               ("成交明细", SHEET_2, {"merge": ["A2:G2"], "widths": {"B": 16, "C": 28, "F": 14, "G": 14}, "ruled": (3, 5)})],
       award_date="2025-03-05", buyers="云岭示例农业大学", name="智慧农业推理服务器采购", number="YLND-2025-JJ-019",
       suppliers="云岭示例恒算信息技术有限公司 winner", amounts=["award 412000", "unit_price 372000", "unit_price 20000"],
       chips="moorethreads-mtt-s4000 sought 8gpu=1server*8gpu_per_server")
notice("kunlun-metax-lots", "c", "tender", "tendered", f"""# 北屿示例信息大学国产算力平台采购公开招标公告
## 一、项目基本情况
项目编号：BYXX-2025-GK-040
项目名称：北屿示例信息大学国产算力平台采购
采购需求：
| 合同包号 | 名称 | 主要内容 | 数量 | 预算（元） |
| 合同包1 | 训练节点 | 每台8块昆仑芯P800 | 4台 | 5,280,000.00 |
| 合同包2 | 推理节点 | 每台4块沐曦曦云C500 | 6台 | 2,460,000.00 |
{QUALIFIED}{ask("三", "北屿示例信息大学", "北屿示例项目管理有限公司")}> 2025年9月15日
""", published="2025-09-15", name="北屿示例信息大学国产算力平台采购", number="BYXX-2025-GK-040", buyers="北屿示例信息大学",
       agencies="北屿示例项目管理有限公司", amounts=["budget 5280000 lot=1", "budget 2460000 lot=2"], lots=["1 open", "2 open"],
       chips=["kunlun-p800 sought lot=1 32gpu=4server*8gpu_per_server", "metax-c500 sought lot=2 24gpu=6server*4gpu_per_server"])
notice("ernie-award", "g", "award", "awarded", """# 望岭县示例政务服务中心智能问答服务成交公告
采购人：望岭县示例政务服务中心
项目名称：智能问答服务
项目编号：WLZW-2025-CS-014
成交供应商名称：望岭示例数字政务有限公司
成交金额：人民币叁拾捌万伍仟元整
服务内容：基于百度智能云千帆平台的文心大模型问答服务，服务期一年
代理机构：望岭示例招标代理有限公司
> 2025年5月26日
""", published="2025-05-26", name="智能问答服务", number="WLZW-2025-CS-014", buyers="望岭县示例政务服务中心", agencies="望岭示例招标代理有限公司",
       suppliers="望岭示例数字政务有限公司 winner", amounts="award 385000", clouds="baidu sought", ai="ernie sought")
notice("volcengine-doubao", "d", "tender", "tendered", """# 临澜示例出版社智能校对服务采购公告
采购单位：临澜示例出版社
项目名称：智能校对服务
项目编号：LLCB-2025-07
预算金额：9.8万元
采购内容：通过火山引擎调用豆包大模型，调用量5亿tokens，有效期一年。
> 2025年7月1日
""", published="2025-07-01", name="智能校对服务", number="LLCB-2025-07", buyers="临澜示例出版社", amounts="budget 98000", clouds="volcengine sought",
       ai="doubao sought 500000000token")
notice("meeting-software", "o", "award", "awarded", f"""# 雾川市示例法学会视频会议软件授权采购成交公告
项目编号：WCFX-2024-XJ-02
项目名称：视频会议软件授权采购
成交供应商：雾川示例软件有限公司
成交金额：18600元
采购内容：腾讯会议企业版授权30个，一年
联系人：周飞腾，电话：0000-68140902
{ask("三", "雾川市示例法学会")}> 2024年2月28日
""", published="2024-02-28", name="视频会议软件授权采购", number="WCFX-2024-XJ-02", buyers="雾川市示例法学会", suppliers="雾川示例软件有限公司 winner",
       amounts="award 18600")
notice("building-pangu", "h", "tender", "tendered", """# 星河市示例航天工业学校实训设备招标公告
项目名称：航天工业实训设备采购
项目编号：XHHT-2024-GK-061
采购人：星河市示例航天工业学校
预算金额：264.5万元
采购需求：数控加工中心3台，工业机器人实训台6套。
获取招标文件地点：星河市盘古商务大厦5号楼1206室，星河示例工程咨询有限公司
采购代理机构：星河示例工程咨询有限公司
> 2024年10月11日
""", published="2024-10-11", name="航天工业实训设备采购", number="XHHT-2024-GK-061", buyers="星河市示例航天工业学校",
       agencies="星河示例工程咨询有限公司", amounts="budget 2645000")
notice("rate-only", "c", "award", "awarded", f"""# 云岭市示例审计服务机构定点采购成交公告
:plain
| 采购项目名称 | 云岭市示例审计服务定点采购 | < | < |
| 采购单位 | 云岭市示例国有资产事务中心 | 公告时间 | 2024年11月14日 |
一、项目编号：YLSJ-2024-CS-051
二、成交信息
供应商名称：云岭示例会计师事务所（普通合伙）
成交费率：63%
评审总得分：90.33
{ask("三", "云岭市示例国有资产事务中心", "云岭示例招标代理有限公司")}> 2024年11月14日
""", published="2024-11-14", name="云岭市示例审计服务定点采购", number="YLSJ-2024-CS-051", buyers="云岭市示例国有资产事务中心",
       agencies="云岭示例招标代理有限公司", suppliers="云岭示例会计师事务所（普通合伙） winner", rates="fee 63")
notice("excluded-cloud", "d", "tender", "tendered", f"""# 南汀市示例不动产登记中心电子证照存储服务招标公告
采购人：南汀市示例不动产登记中心
采购代理机构：南汀示例招标有限公司
项目名称：电子证照存储服务
项目编号：NTBD-2025-GK-008
预算金额：132万元
采购需求：采购天翼云对象存储服务，容量500TB，服务期三年。数据不得出境，不接受使用AWS、微软Azure等境外云服务的方案。
> 2025年8月6日
""", published="2025-08-06", name="电子证照存储服务", number="NTBD-2025-GK-008", buyers="南汀市示例不动产登记中心", agencies="南汀示例招标有限公司",
       amounts="budget 1320000", clouds=["ctyun sought", "aws excluded", "azure excluded"])
SECTIONS = "".join(f"""## 第{number}条 {head}
{body}
""" for number, head, body in [
    ("一", "适用范围", "本招标文件仅适用于本项目的招标投标活动。投标人应当认真阅读招标文件的全部内容，按照要求编制投标文件，并对所提供资料的真实性负责。"),
    ("二", "投标费用", "投标人应承担所有与准备和参加投标有关的费用，不论投标结果如何，采购人和采购代理机构均无义务承担这些费用。"),
    ("三", "投标保证金", "投标保证金：人民币贰万元整（￥20,000.00）。投标人应在投标截止时间前以转账、保函等非现金形式提交。"),
    ("四", "投标报价", "投标报价应包含设备、运输、安装、调试、培训、税费等全部费用。例如：某投标人报价为350万元的，视为其已包含上述全部费用。"),
    ("五", "资格条件", "投标人注册资本不作要求；近三年内有类似业绩的，每份业绩合同金额不少于人民币200万元的，可得1分。"),
    ("六", "开标", "开标由采购代理机构主持，邀请所有投标人参加。投标人未参加开标的，视同认可开标结果。"),
    ("七", "评标方法", "本项目采用综合评分法，价格分30分，技术分55分，商务分15分。评标委员会由5人组成。"),
    ("八", "中标服务费", "中标人应向采购代理机构支付中标服务费，按中标金额的1.1%收取。"),
    ("九", "合同签订", "采购人应当自中标通知书发出之日起30日内，按照招标文件和中标人投标文件的规定，与中标人签订书面合同。"),
    ("十", "质疑", "投标人认为招标文件、招标过程和中标结果使自己的权益受到损害的，可以在法定期限内提出质疑。")])
notice("tender-document", "o", "tender_document", "tendered", f"""= 公 开 招 标 文 件
--
= 项目编号：YLSY-2024-GK-077
= 项目名称：云岭市示例实验室智算服务器采购
--
--
= 采 购 人：云岭市示例实验室
= 采购代理机构：云岭示例招标代理有限公司
= 二〇二四年十一月
%%
## 第一章 投标人须知前附表
| 条款号 | 内容 | 说明与要求 |
| 1.1 | 采购人 | 名称：云岭市示例实验室//地址：云岭市示例路19号//联系人：示例老师 |
| 1.2 | 采购代理机构 | 名称：云岭示例招标代理有限公司//地址：云岭市示例路88号3层 |
| 1.3 | 项目预算 | 预算金额：760万元；最高限价：745万元。超过最高限价的投标无效。 |
| 1.4 | 联合体 | ☐接受 ☑不接受 |
| 1.5 | 进口产品 | 不接受进口产品投标 |
%%
## 第二章 投标人须知
{SECTIONS}%%
## 第三章 采购需求
| 序号 | 货物名称 | 数量 | 主要技术参数 |
| 1 | 智算服务器 | 10台 | 每台配置8块昇腾910B加速卡；单卡性能不低于NVIDIA A100；支持PyTorch等框架 |
| 2 | 存储节点 | 3台 | 可用容量不小于500TB |
说明：参数中出现的品牌型号仅为参照，不作为限制。
%%
## 第四章 合同格式
甲方（采购人）：____________________
乙方（中标人）：____________________
合同金额：人民币________元整（大写：________）
签订日期：____年__月__日
""", name="云岭市示例实验室智算服务器采购", number="YLSY-2024-GK-077", buyers="云岭市示例实验室", agencies="云岭示例招标代理有限公司",
       published="2024-11", amounts=["budget 7600000", "ceiling 7450000", "deposit 20000"],
       chips=["huawei-ascend-910b sought 80gpu=10server*8gpu_per_server", "nvidia-a100 comparison"])
