//! `tenderlens models`: which OCR models are there; `models install` takes them out of their wheel.
use crate::messages::Messages;
use crate::{End, Stop, scans};
use clap::{Args, Subcommand};
use std::io::Write;
use std::path::PathBuf;
use tenderlens::document::ocr::{FOLDER_VARIABLE, Models, default_folder, install};

/// `tenderlens models`.
#[derive(Debug, Args)]
pub(crate) struct ModelsArgs {
    #[command(subcommand)]
    pub(crate) action: Option<Action>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Take the models, their licence and notice out of a wheel: pip download rapidocr==3.10.0 --no-deps
    Install {
        /// The wheel, e.g. rapidocr-3.10.0-py3-none-any.whl
        wheel: PathBuf,
    },
}

/// `named` is the folder of --ocr-models.
pub(crate) fn run(args: &ModelsArgs, named: Option<&PathBuf>, messages: Messages) -> Result<End, Stop> {
    match &args.action {
        Some(Action::Install { wheel }) => {
            let variable = std::env::var_os(FOLDER_VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
            let folder = named.cloned().or(variable).or_else(default_folder);
            let Some(folder) = folder else {
                return Err(Stop::Because(
                    messages.pick("no home folder; name one by --ocr-models", "找不到主目录；请用 --ocr-models 指定"),
                ));
            };
            let installed = install(wheel, &folder)
                .map_err(|error| Stop::Because(format!("{}: {error}", wheel.to_string_lossy())))?;
            let mut out = std::io::stdout().lock();
            for file in &installed.files {
                writeln!(out, "{}", installed.folder.join(file).display())?;
            }
            Ok(End::Found)
        }
        None => show(messages),
    }
}

fn show(messages: Messages) -> Result<End, Stop> {
    let ocr = scans::ocr();
    let mut out = std::io::stdout().lock();
    match ocr.models().map(Models::folder) {
        None => {
            writeln!(out, "{}", messages.no_models())?;
            Ok(End::Nothing)
        }
        Some(folder) => {
            let model = ocr.model().map_err(Stop::Because)?;
            writeln!(out, "{}\n{model}", folder.display())?;
            Ok(End::Found)
        }
    }
}
