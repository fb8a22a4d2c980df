//! The tokens are those of jieba-rs with its whole dictionary and our names, though only a part of it is ever loaded.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may fail loudly")]
use jieba_rs::Jieba;
use std::path::Path;
use tenderlens::document;
use tenderlens::lexicon::{self, table};

/// The oracle: what the program would load if it loaded everything.
fn oracle() -> Jieba {
    let mut jieba = Jieba::new();
    let texts = [
        include_str!("../src/lexicon/chips.tsv"),
        include_str!("../src/lexicon/clouds.tsv"),
        include_str!("../src/lexicon/ai_services.tsv"),
    ];
    for row in texts.into_iter().flat_map(table::rows) {
        for word in ["aliases", "cued", "services"].into_iter().flat_map(|column| row.list(column)) {
            if word.chars().all(|c| !c.is_ascii()) {
                jieba.add_word(word, None, None);
            }
        }
    }
    jieba
}

fn same(jieba: &Jieba, line: &str) -> bool {
    let ours: Vec<&str> = lexicon::tokens(line).into_iter().filter_map(|token| line.get(token)).collect();
    let theirs: Vec<&str> = jieba.cut(line, false).into_iter().map(|token| token.word).collect();
    ours == theirs
}

/// Prose that no notice has: quotations out of copyright, names, figures, other scripts.
const PROSE: [&str; 12] = [
    "學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？",
    "大江东去，浪淘尽，千古风流人物。",
    "我们中出了一个叛徒，他来到了网易杭研大厦。",
    "小明硕士毕业于中国科学院计算所，后在日本京都大学深造。",
    "阿里云计算有限公司与上海光学精密机械研究所在云南腾讯大厦签约。",
    "工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作。",
    "永和服装饰品有限公司，永和服装、饰品。",
    "A100、H100与昇腾910B各8块，鲲鹏920不计。",
    "𠀀𠀁 emoji 😀 и кириллица, ﬁ ligature",
    "",
    "　　全角　空格，ＡＢＣ１２３",
    "乒乓球拍卖完了，南京市长江大桥，研究生命起源，结婚的和尚未结婚的",
];

#[test]
fn tokens_of_prose_are_jiebas() {
    let jieba = oracle();
    for line in PROSE {
        assert!(same(&jieba, line), "{line}");
    }
}

#[test]
fn tokens_of_testdata_and_corpus_are_jiebas() {
    let jieba = oracle();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")];
    match std::env::var_os("TENDERLENS_CORPUS") {
        Some(corpus) => folders.push(corpus.into()),
        None => println!("TENDERLENS_CORPUS is not set: only testdata is compared"),
    }
    let (mut lines, mut wrong) = (0, Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let Ok(read) = document::read(&path.to_string_lossy(), &bytes, &document::Limits::default()) else {
                continue;
            };
            for line in read.blocks.iter().flat_map(|block| block.text.lines()) {
                lines += 1;
                if !same(&jieba, line) {
                    wrong.push(line.to_owned());
                }
            }
        }
    }
    assert!(lines > 3_000, "{lines} lines");
    assert!(wrong.is_empty(), "{} of {lines} lines differ, among them {:?}", wrong.len(), wrong.first());
}

/// What start-up may build: everything else stands ready in the program. jieba's dictionary and regular expressions are
/// never made when a file is read.
#[test]
fn nothing_is_built_that_could_be_ready() {
    let known = ["access.rs", "body.rs", "control.rs", "list.rs", "pinyin.rs", "prose.rs", "provider.rs"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        checked += 1;
        assert!(!text.contains("Jieba::new"), "{name} loads jieba's dictionary");
        assert!(!text.contains("Regex"), "{name} compiles a regular expression");
        assert!(!text.contains("LazyLock") || known.contains(&name.as_str()), "{name} builds something when it starts");
    }
    assert!(checked > 15, "{checked} files");
}
