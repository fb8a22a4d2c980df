//! What a whole notice says that lets a short code count where its own sentence holds no cue: MI210三年 below GPU服务器.
use crate::lexicon::{NameKind, squeeze_into};
use crate::mention::{Mentions, Name, names_in};

/// Words of a notice beside which four letters of a chip's name are no accident.
const COMPUTES: [&str; 9] = ["GPU", "显卡", "加速卡", "算力", "智算", "英伟达", "NVIDIA", "显存", "大模型"];
/// Words of a notice beside which a model's name is no accident.
const GENERATES: [&str; 10] =
    ["大模型", "AIGC", "生成式", "智能体", "语言模型", "AI助手", "AI编程", "模型服务", "token", "文生"];
/// Words of a notice beside which a processor's name is no accident.
const PROCESSES: [&str; 5] = ["信创", "CPU", "处理器", "操作系统", "国产化"];
/// Letters of a code that few other things share: A100, L40S, MI210.
const TELLING: usize = 4;
/// Letters of the longest bare code; what is longer names a card or its maker.
const CODE: usize = 5;

/// The kinds of names that the notice vouches for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Vouched {
    /// An accelerator stands in the notice with a cue of its own.
    has_chip: bool,
    /// A model or its service does, or the notice speaks of such things.
    has_service: bool,
    /// A cloud does.
    has_cloud: bool,
    /// The notice speaks of processors or of domestic machines.
    has_cpu: bool,
    /// The notice speaks of computing.
    computes: bool,
}

impl Vouched {
    /// Looks at all blocks of a document or at some.
    pub(super) fn new(mentions: &Mentions, blocks: Option<&[u32]>) -> Self {
        let mut vouched = Self::default();
        let (mut letters, mut telling) = (Vec::new(), Vec::new());
        let mut look = |text: &str| {
            vouched.computes |= COMPUTES.iter().any(|word| text.contains(word));
            vouched.has_cpu |= PROCESSES.iter().any(|word| text.contains(word));
            vouched.has_service |= GENERATES.iter().any(|word| text.contains(word));
            squeeze_into(text, &mut letters);
            if !crate::lexicon::names().spells_any(&letters) {
                return;
            }
            for name in super::sentence::sentences(text).into_iter().flat_map(|range| names_in(&text[range], "")) {
                let is_chip = name.row.kind == NameKind::Chip && name.row.class != "cpu";
                vouched.has_chip |= is_chip;
                if is_chip && name.range.len() >= TELLING && !telling.contains(&name.row.id) {
                    telling.push(name.row.id);
                }
                vouched.computes |= is_chip && name.range.len() > CODE || telling.len() > 1;
                vouched.has_service |= name.row.kind == NameKind::Service;
                vouched.has_cloud |= name.row.kind == NameKind::Cloud;
            }
        };
        match blocks {
            Some(blocks) => blocks.iter().for_each(|block| look(mentions.text(*block))),
            None => mentions.folded.iter().for_each(|folded| look(folded.text())),
        }
        // Rooms and lamps that vouch for each other are no chips.
        vouched.has_chip &= vouched.computes;
        vouched
    }

    /// Words that stand for what the notice says, beside the words of a row.
    pub(super) fn context(&self) -> String {
        let mut words = String::new();
        let kinds = [
            (self.has_chip, " GPU"),
            (self.has_service, " 大模型"),
            (self.has_cloud, " 云平台"),
            (self.has_cpu, " CPU"),
        ];
        for (holds, word) in kinds {
            words.push_str(if holds { word } else { "" });
        }
        words
    }

    /// The names of a sentence; a telling code counts where the notice speaks of computing at all.
    pub(super) fn names_in(&self, sentence: &str, around: &str) -> Vec<Name> {
        if self.has_chip || !self.computes {
            return names_in(sentence, around);
        }
        let plain = names_in(sentence, around);
        let wide = names_in(sentence, &format!("{around} GPU"));
        if wide.len() == plain.len() {
            return plain;
        }
        let known = |name: &Name| plain.iter().any(|other| other.row.id == name.row.id && other.range == name.range);
        wide.into_iter()
            .filter(|name| known(name) || name.row.kind == NameKind::Chip && name.range.len() >= TELLING)
            .collect()
    }
}
