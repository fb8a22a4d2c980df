"""The eleven bodies of the article and its factbox, rebuilt; where those give no value the paper says 「（报道未载）」."""

import cases
from paper import REBUILT

SZU_TENDER = """# 深圳大学AWS云服务账户采购项目采购公告
| 申购单位 | 深圳大学 | 公告时间 | 2024年3月 |
| 项目编号 | （报道未载） | 项目预算 | （报道未载） |
| 项目名称 | AWS云服务账户采购项目 | 联系方式 | （报道未载） |
采购清单
| 序号 | 采购内容 | 数量 | 技术参数 |
| 1 | 亚马逊AWS账户 | 1个 | 账户可使用搭载NVIDIA A100、NVIDIA H100的云服务器 |
项目用途：（报道未载）
""".replace("| 申购单位", ":plain\n| 申购单位", 1)
SZU_AWARD = """# 深圳大学AWS云服务账户采购项目成交公告
采购单位：深圳大学
项目编号：（报道未载）
项目名称：AWS云服务账户采购项目
成交供应商：运达科技有限公司
成交金额：人民币20万元
成交内容：AWS账户，用于访问配备英伟达A100、H100芯片的云服务器
所属课题：（报道未载）
> 2024年3月
"""
ZJL_TENDER = """# 之江实验室关于采购AWS云服务的公告
项目名称：GeoGPT大模型云算力采购
采购单位：之江实验室
采购内容：AWS云服务
预算金额：18.4万元
采购理由：本项目用于GeoGPT大模型。阿里云的算力不足，无法满足GeoGPT的需要，因此拟采购AWS的云服务。
供应商：（报道未载）
公告时间：2024年4月
"""
SCU_TENDER = """# 四川大学生成式人工智能平台服务采购招标公告
公告时间：2024年4月
一、招标项目名称：生成式人工智能平台服务采购
二、项目编号：（报道未载）
三、采购预算：（报道未载）
四、采购内容
| 标的 | 数量 | 说明 |
| Azure OpenAI服务 | 40,000,000 tokens | 供生成式人工智能平台调用 |
五、联系方式
采购人：四川大学
采购人地址：（报道未载）
"""
SCU_AWARD = """# 四川大学生成式人工智能平台服务采购结果公告
项目编号：（报道未载）
项目名称：生成式人工智能平台服务采购
采购人：四川大学
中标人：四川省学东科技有限公司
中标价：（报道未载）
中标内容：Azure OpenAI tokens，共4000万个token
> 2024年5月
"""
USTC_TENDER = """# 云服务器租赁项目采购公告
采购人：中国科学技术大学苏州高等研究院
项目名称：云服务器租赁项目
项目编号：（报道未载）
预算金额：（报道未载）
采购需求：租赁云服务器500台，每台云服务器含8张NVIDIA A100。
用途：（报道未载）
> 2024年3月
"""
USTC_AWARD = """# 云服务器租赁项目成交结果公告
:plain
| 采购项目名称 | 云服务器租赁项目 |
| 采购单位 | 中国科学技术大学苏州高等研究院 |
| 项目编号 | （报道未载） |
| 公告时间 | 2024年4月 |
| 成交供应商 | 合肥先进计算中心运营管理有限公司 |
| 成交金额 | （报道未载） |
| 服务内容 | 租赁500台云服务器，每台8张NVIDIA A100 |
"""
EDA_AWARD = """# 国家集成电路设计自动化技术创新中心海外AWS账户采购成交结果公告
## 一、项目编号：（报道未载）
## 二、项目名称：海外AWS账户采购
## 三、成交信息
供应商名称：（报道未载）
供应商地址：（报道未载）
成交金额：600,000元
## 四、主要标的信息
| 名称 | 数量 | 服务要求 |
| 海外AWS账户 | 1个 | 用于使用Claude 3 |
## 五、采购人信息
名　称：国家集成电路设计自动化技术创新中心
地　址：（报道未载）
> 2024年4月
"""


def seeking(buyer, name, need, title="采购公告"):
    return f"""# {buyer}{name}{title}
公告日期：（报道未载）
一、项目编号：（报道未载）
二、项目名称：{name}
三、预算金额：（报道未载）
四、采购需求：{need}
五、供应商：（报道未载）
六、联系方式
1.采购人信息
名　称：{buyer}
地　址：（报道未载）
联系方式：（报道未载）
"""


def brief(buyer, name, need):
    """The same facts in a ruled form, as quick purchases have it."""
    return f"""# {name}公告
:plain
| 采购单位 | {buyer} | 公告日期 | （报道未载） |
| 项目名称 | {name} | 项目编号 | （报道未载） |
| 采购内容 | {need} | < | < |
| 预算金额 | （报道未载） | 供应商 | （报道未载） |
"""


CHANGAN, CNKI = "重庆长安汽车股份有限公司", "中国知网（同方知网）"
RESTRICTED = "通过云服务使用英伟达受限芯片（芯片型号：报道未载；云服务提供方：报道未载）。"
TENDER, AWARD = cases.TENDER, cases.AWARD
SZU = {"buyers": "深圳大学", "name": "AWS云服务账户采购项目", "clouds": "aws sought", "published": "2024-03",
       "chips": ["nvidia-a100 sought", "nvidia-h100 sought"]}
SCU = {"buyers": "四川大学", "name": "生成式人工智能平台服务采购", "clouds": "azure sought", "ai": "azure-openai sought 40000000token"}
USTC = {"buyers": cases.USTC, "name": "云服务器租赁项目", "clouds": "unnamed-cloud sought",
        "chips": f"nvidia-a100 sought {cases.FOUR_THOUSAND}"}
UNSPECIFIED = {"chips": "unnamed-gpu sought vendor=NVIDIA", "clouds": "unnamed-cloud sought"}

NOTICES = [
    {"stem": "szu-bidding", "forms": ["html"], "text": SZU_TENDER, "gold": TENDER | SZU },
    {"stem": "szu-result", "forms": ["docx", "chromium"], "text": SZU_AWARD,
     "gold": AWARD | SZU | {"suppliers": "运达科技有限公司 winner", "amounts": "award 200000"}},
    {"stem": "zhejianglab-notice", "forms": ["office", "html"], "text": ZJL_TENDER,
     "gold": cases.ZJL_GOLD | {"name": "GeoGPT大模型云算力采购"}},
    {"stem": "scu-call", "forms": ["docx"], "text": SCU_TENDER, "gold": TENDER | SCU | {"published": "2024-04"}},
    {"stem": "scu-result", "forms": ["gbk"], "text": SCU_AWARD,
     "gold": AWARD | SCU | {"suppliers": "四川省学东科技有限公司 winner", "published": "2024-05"}},
    {"stem": "ustc-suzhou-call", "forms": ["chromium", "docx"], "text": USTC_TENDER, "gold": TENDER | USTC | {"published": "2024-03"}},
    {"stem": "ustc-suzhou-result", "forms": ["office"], "text": USTC_AWARD,
     "gold": AWARD | USTC | {"suppliers": "合肥先进计算中心运营管理有限公司 winner", "published": "2024-04"}},
    {"stem": "eda-result", "forms": ["office"], "text": EDA_AWARD,
     "gold": AWARD | {"buyers": "国家集成电路设计自动化技术创新中心", "name": "海外AWS账户采购", "published": "2024-04",
                      "amounts": "award 600000", "clouds": "aws sought", "ai": "claude-3 sought"}},
    {"stem": "fjcz-call", "forms": ["docx"],
     "text": seeking("福建船政交通职业学院", "先进芯片云服务采购项目", "通过亚马逊云（AWS）使用先进芯片（芯片型号：报道未载）。"),
     "gold": TENDER | {"buyers": "福建船政交通职业学院", "name": "先进芯片云服务采购项目", "clouds": "aws sought", "chips": "unnamed-gpu sought"}},
    {"stem": "changan-call", "forms": ["chromium"], "text": brief(CHANGAN, "Azure OpenAI服务采购", "Azure OpenAI服务（数量：报道未载）"),
     "gold": {"kind": "tender", "stage": "tendered", "buyers": CHANGAN, "name": "Azure OpenAI服务采购", "clouds": "azure sought",
              "ai": "azure-openai sought"}},
    {"stem": "sustech-call", "forms": ["office"], "text": seeking("南方科技大学", "算力云服务采购项目", RESTRICTED),
     "gold": TENDER | UNSPECIFIED | {"buyers": "南方科技大学", "name": "算力云服务采购项目"}},
    {"stem": "tsinghua-call", "forms": ["html"], "text": brief("清华大学", "云服务采购", RESTRICTED),
     "gold": {"kind": "tender", "stage": "tendered", "buyers": "清华大学", "name": "云服务采购"} | UNSPECIFIED},
    {"stem": "ccri-call", "forms": ["docx"], "text": seeking("煤炭科学研究总院", "云算力服务项目", RESTRICTED, "招标公告"),
     "gold": TENDER | UNSPECIFIED | {"buyers": "煤炭科学研究总院", "name": "云算力服务项目"}},
    {"stem": "cnki-call", "forms": ["xlsx"], "text": seeking(CNKI, "云服务采购项目", RESTRICTED),
     "gold": TENDER | UNSPECIFIED | {"buyers": CNKI, "name": "云服务采购项目"}},
]
for notice in NOTICES:
    notice["banner"] = REBUILT
    notice["gold"] = notice["gold"] | {"entity_sought": True}
