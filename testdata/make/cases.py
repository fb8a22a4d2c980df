"""The four cases of the article as whole notices; nothing is said of a real institution beyond the article."""

from paper import REBUILT

AGENCY = "示例招标代理有限公司"
UNKNOWN = "（报道未载）"
ASK = """{heading}
1.采购人信息
名　称：{buyer}
地　址：（报道未载）
联系方式：（报道未载）
"""
ASK_AGENCY = """2.采购代理机构信息
名　称：示例招标代理有限公司
地　址：（报道未载）
联系方式：（报道未载）
3.项目联系方式
项目联系人：（报道未载）
电　话：（报道未载）
"""
QUALIFIED = """## 二、申请人的资格要求
1.满足《中华人民共和国政府采购法》第二十二条规定；
2.落实政府采购政策需满足的资格要求：（报道未载）；
3.本项目的特定资格要求：（报道未载）。
## 三、获取采购文件
时间：（报道未载）
地点：（报道未载）
方式：（报道未载）
## 四、响应文件提交
截止时间：（报道未载）
地点：（报道未载）
## 五、公告期限
自本公告发布之日起5个工作日。
## 六、其他补充事宜
（报道未载）
"""


def contact(heading, buyer, agency=True):
    return ASK.format(heading=heading, buyer=buyer) + (ASK_AGENCY if agency else "")


SZU_NAME = "AWS云服务账户采购项目"
SZU_TENDER = f"""# 深圳大学{SZU_NAME}采购公告
公告日期：2024年3月
项目概况
{SZU_NAME}的潜在供应商应在（报道未载）获取采购文件，并于（报道未载）（北京时间）前提交响应文件。
## 一、项目基本情况
项目编号：（报道未载）
项目名称：{SZU_NAME}
采购方式：（报道未载）
预算金额：（报道未载）
最高限价（如有）：（报道未载）
采购需求：
| 序号 | 标的名称 | 数量 | 单位 | 简要技术需求或服务要求 |
| 1 | AWS账户 | 1 | 个 | 提供亚马逊云科技（AWS）账户，可访问配备英伟达（NVIDIA）A100和H100芯片的云服务器。所服务的课题：（报道未载） |
合同履行期限：（报道未载）
本项目（是/否）接受联合体投标：（报道未载）
{QUALIFIED}{contact("## 七、凡对本次采购提出询问，请按以下方式联系。", "深圳大学")}> 2024年3月
"""
SZU_AWARD = f"""# 深圳大学{SZU_NAME}成交结果公告
公告日期：2024年3月
## 一、项目编号：（报道未载）
## 二、项目名称：{SZU_NAME}
## 三、中标（成交）信息
供应商名称：运达科技有限公司
供应商地址：（报道未载）
中标（成交）金额：200,000.00元（人民币）
## 四、主要标的信息
| 服务名称 | 服务范围 | 服务要求 | 服务时间 | 服务标准 |
| AWS账户 | 提供AWS账户1个 | 通过该账户访问配备英伟达A100和H100芯片的云服务器 | （报道未载） | （报道未载） |
## 五、评审专家（单一来源采购人员）名单
（报道未载）
## 六、代理服务收费标准及金额
（报道未载）
## 七、公告期限
自本公告发布之日起1个工作日。
## 八、其他补充事宜
（报道未载）
{contact("## 九、凡对本次公告内容提出询问，请按以下方式联系。", "深圳大学")}> 2024年3月
"""

ZJL_NAME = "GeoGPT大语言模型AWS云计算服务采购"
ZJL_WHY = "GeoGPT为本单位的大语言模型，需要云端算力。因阿里云无法提供足够的算力，故拟采购AWS云计算服务。"
ZJL_TENDER = f"""# 之江实验室{ZJL_NAME}公告
公告日期：2024年4月
之江实验室拟采购下列服务，现予公告。
## 一、项目基本情况
项目编号：（报道未载）
项目名称：{ZJL_NAME}
预算金额：184,000元
采购方式：（报道未载）
## 二、采购内容
| 序号 | 采购内容 | 数量 | 用途 | 备注 |
| 1 | AWS云计算服务 | 1项 | 用于大语言模型GeoGPT | 服务期：（报道未载） |
## 三、采购理由
{ZJL_WHY}
## 四、供应商
（报道未载）
## 五、公告期限
（报道未载）
{contact("## 六、联系方式", "之江实验室", agency=False)}> 之江实验室
> 2024年4月
"""
ZJL_ROWS = [
    ["之江实验室采购公告（2024年4月）"],
    ["序号", "采购人", "项目编号", "项目名称", "采购内容", "采购理由", "预算金额（元）", "供应商", "公告日期"],
    [1, "之江实验室", UNKNOWN, ZJL_NAME, "AWS云计算服务，1项，用于大语言模型GeoGPT", ZJL_WHY, 184000, UNKNOWN, "2024年4月"],
]

SCU_NAME = "生成式人工智能平台Azure OpenAI服务采购项目"
SCU_TENDER = f"""# 四川大学{SCU_NAME}招标公告
公告日期：2024年4月
项目概况
{SCU_NAME}的潜在投标人应在（报道未载）获取招标文件，并于（报道未载）（北京时间）前递交投标文件。
## 一、项目基本情况
项目编号：（报道未载）
项目名称：{SCU_NAME}
预算金额：（报道未载）
最高限价：（报道未载）
采购需求：为建设生成式人工智能平台，采购微软Azure OpenAI服务，共4000万 tokens，详见下表。
| 序号 | 标的名称 | 数量 | 用途 |
| 1 | Azure OpenAI tokens | 4000万 tokens（40,000,000） | 生成式人工智能平台 |
合同履行期限：（报道未载）
{QUALIFIED.replace("采购文件", "招标文件").replace("响应文件提交", "提交投标文件截止时间、开标时间和地点")}{contact("## 七、对本次招标提出询问，请按以下方式联系。", "四川大学")}> 2024年4月
"""
SCU_AWARD = f"""# 四川大学{SCU_NAME}中标结果公告
公告日期：2024年5月
## 一、项目编号：（报道未载）
## 二、项目名称：{SCU_NAME}
## 三、中标（成交）信息
供应商名称：四川省学东科技有限公司
供应商地址：（报道未载）
中标（成交）金额：（报道未载）
## 四、主要标的信息
| 服务名称 | 服务范围 | 服务要求 | 服务时间 |
| Azure OpenAI tokens | 生成式人工智能平台 | 提供Azure OpenAI tokens，数量4000万 tokens | （报道未载） |
## 五、评审专家名单
（报道未载）
## 六、代理服务收费标准及金额
（报道未载）
## 七、公告期限
自本公告发布之日起1个工作日。
{contact("## 八、凡对本次公告内容提出询问，请按以下方式联系。", "四川大学")}> 2024年5月
"""

USTC = "中国科学技术大学苏州高等研究院"
USTC_NAME = "云服务器租用项目"
USTC_TENDER = f"""# {USTC}{USTC_NAME}招标公告
公告日期：2024年3月
项目概况
{USTC_NAME}的潜在投标人应在（报道未载）获取招标文件，并于（报道未载）（北京时间）前递交投标文件。
## 一、项目基本情况
项目编号：（报道未载）
项目名称：{USTC_NAME}
预算金额：（报道未载）
采购需求：租用500台云服务器，每台配置8块英伟达A100芯片。
| 序号 | 标的名称 | 数量 | 配置要求 | 用途 |
| 1 | 云服务器 | 500台 | 每台8块A100 | （报道未载） |
合同履行期限：（报道未载）
{QUALIFIED.replace("采购文件", "招标文件").replace("响应文件提交", "提交投标文件截止时间、开标时间和地点")}{contact("## 七、对本次招标提出询问，请按以下方式联系。", USTC)}> 2024年3月
"""
USTC_AWARD = f"""# {USTC}{USTC_NAME}中标公告
公告日期：2024年4月
## 一、项目编号：（报道未载）
## 二、项目名称：{USTC_NAME}
## 三、中标信息
| 中标供应商名称 | 中标供应商地址 | 中标金额 |
| 合肥先进计算中心运营管理有限公司 | （报道未载） | （报道未载） |
## 四、主要标的信息
| 序号 | 标的名称 | 规格型号 | 数量 | 单价 |
| 1 | 云服务器租用 | 每台配置8块英伟达A100芯片 | 500台 | （报道未载） |
## 五、评审专家名单
（报道未载）
## 六、代理服务收费标准及金额
（报道未载）
## 七、公告期限
自本公告发布之日起1个工作日。
{contact("## 八、凡对本次公告内容提出询问，请按以下方式联系。", USTC)}> 2024年4月
"""

FOUR_THOUSAND = "4000gpu=500server*8gpu_per_server"
SZU_GOLD = {"buyers": "深圳大学", "agencies": AGENCY, "name": SZU_NAME, "clouds": "aws sought",
            "chips": ["nvidia-a100 sought", "nvidia-h100 sought"], "published": "2024-03"}
SCU_GOLD = {"buyers": "四川大学", "agencies": AGENCY, "name": SCU_NAME, "clouds": "azure sought",
            "ai": "azure-openai sought 40000000token"}
USTC_GOLD = {"buyers": USTC, "agencies": AGENCY, "name": USTC_NAME, "clouds": "unnamed-cloud sought",
             "chips": f"nvidia-a100 sought {FOUR_THOUSAND}"}
ZJL_GOLD = {"kind": "tender", "stage": "tendered", "buyers": "之江实验室", "name": ZJL_NAME, "amounts": "budget 184000",
            "clouds": ["aws sought", "alibaba rejected"], "ai": "geogpt mentioned", "published": "2024-04"}
TENDER, AWARD = {"kind": "tender", "stage": "tendered"}, {"kind": "award", "stage": "awarded"}

GOLDS = {
    "szu-tender": TENDER | SZU_GOLD,
    "szu-award": AWARD | SZU_GOLD | {"suppliers": "运达科技有限公司 winner", "amounts": "award 200000"},
    "zhejianglab-tender": ZJL_GOLD,
    "scu-tender": TENDER | SCU_GOLD | {"published": "2024-04"},
    "scu-award": AWARD | SCU_GOLD | {"suppliers": "四川省学东科技有限公司 winner", "published": "2024-05"},
    "ustc-suzhou-tender": TENDER | USTC_GOLD | {"published": "2024-03"},
    "ustc-suzhou-award": AWARD | USTC_GOLD | {"suppliers": "合肥先进计算中心运营管理有限公司 winner", "published": "2024-04"},
}
TEXTS = {
    "szu-tender": SZU_TENDER, "szu-award": SZU_AWARD, "zhejianglab-tender": ZJL_TENDER, "scu-tender": SCU_TENDER,
    "scu-award": SCU_AWARD, "ustc-suzhou-tender": USTC_TENDER, "ustc-suzhou-award": USTC_AWARD,
}
SERIF, HEI, SANS, MING = "Noto Serif CJK SC", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "AR PL UMing CN"
FORMS = {
    "szu-tender": (["office"], SERIF), "szu-award": (["office", "xlsx"], HEI), "zhejianglab-tender": (["chromium"], HEI),
    "scu-tender": (["chromium"], HEI), "scu-award": (["office"], SANS), "ustc-suzhou-tender": (["office", "xlsx"], SERIF),
    "ustc-suzhou-award": (["chromium"], HEI),
}
NOTICES = [{"stem": stem, "forms": forms, "font": font, "banner": REBUILT, "text": TEXTS[stem], "gold": GOLDS[stem]}
           for stem, (forms, font) in FORMS.items()]
NOTICES.append({"stem": "zhejianglab-tender", "forms": ["xlsx"], "banner": REBUILT, "text": "", "title": f"之江实验室{ZJL_NAME}",
                "sheets": [("采购公告", ZJL_ROWS, {"merge": ["A2:I2"], "widths": {"B": 14, "D": 30, "E": 30, "F": 50, "G": 16}})],
                "gold": ZJL_GOLD})
