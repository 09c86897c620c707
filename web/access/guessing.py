"""How easily a password is guessed: by the words, names, dates and keyboard rows that people use."""

from functools import cache, lru_cache
from typing import Final

from casework.divisions.country import the_divisions
from casework.ledger.initials import syllables

ENOUGH: Final = 4  # zxcvbn's score: more than 10^10 guesses
LOOKED_AT: Final = 72  # characters; what is longer is judged by its beginning
OFFICE: Final = (
    "casework jiating fuwu taizhang tebie teshu fuzhu jihua shengyu jisheng weisheng weijian jiankang weijianju weijianwei "
    "jishengban xiangzhen jiedao zhengfu bangong bangongshi cunwei cunweihui shequ lianxi lianxiren zhuguan guanli "
    "guanliyuan jingban shenji fuhe gongzuo"
)
COMMON: Final = (
    "mima woaini woaini1314 5201314 1314520 woai aini nihao zhongguo beijing laopo laogong baobei mama baba shengri "
    "gongxi facai fuwuqi denglu yonghu ceshi admin123 a123456 abc123456 qq123456 taobao weixin"
)
SURNAMES: Final = (
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng "
    "han feng cao peng zeng xiao tian dong yuan pan jiang cai yu du ye cheng wei su lv lu ding ren shen yao"
)
GIVEN: Final = (
    "wei fang na xiuying min jing qiang lei jun yong yan jie juan tao ming chao xiulan xia ping gang guiying jianguo "
    "guoqiang haiyan chunmei yuzhen lihua xiaoming hong hua bin bo hui ling mei ying xin yi yu"
)


def is_easy(password: str, own: tuple[str, ...], division: str) -> bool:
    """Whether fewer than 10^10 guesses find it. `own`: the user's names, which anybody tries first."""
    from zxcvbn import zxcvbn  # here, because its dictionaries take 14 MB that only a change of password needs

    words = [*_variants(own), *_of_place(division), *_usual()]
    return int(zxcvbn(password[:LOOKED_AT], words)["score"]) < ENOUGH


def _variants(names: tuple[str, ...]) -> list[str]:
    """Names as they are, and as they are typed: 王芳 is wangfang, wf and fang too."""
    found: list[str] = []
    for name in filter(None, names):
        spelled = syllables(name)
        found += [name, *name.replace("_", ".").replace("-", ".").split("."), *spelled]
        found += ["".join(spelled), "".join(spelled[1:]), "".join(each[:1] for each in spelled)]
    return [word for word in dict.fromkeys(found) if len(word) > 1]


@lru_cache(maxsize=64)
def _of_place(division: str) -> tuple[str, ...]:
    """The division's names, from the province down, with and without what kind of division it is."""
    names = the_divisions().path_names(division) if division else []
    return tuple(word for name in names for word in _variants((name, name[:-1])))


@cache
def _usual() -> tuple[str, ...]:
    surnames, given = SURNAMES.split(), GIVEN.split()
    return (*OFFICE.split(), *COMMON.split(), *given, *surnames, *(s + g for s in surnames for g in given))
