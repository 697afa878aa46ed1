//! `sigap new-service NAME`: the folder of a service to begin with, each line explained, all of it passing the check.

use crate::folder::{self, Files};
use crate::now;
use crate::say::say;
use anyhow::{Context, bail, ensure};
use pack::check::check;
use pack::model::Pack;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Name of the service as it stands in addresses, such as surat-domisili
    #[arg(value_parser = name)]
    name: String,
    /// Folder of the pack
    #[arg(long, default_value = "packs/indonesia")]
    pack: PathBuf,
}

/// Letters in a name; as long as the check takes.
const NAME_BYTES_MAX: usize = 64;

/// Each file with what it is for, in the order in which one reads them.
const TEMPLATES: [(&str, &str, &str); 10] = [
    (
        "service.toml",
        "who decides, for whom, at what price, how fast",
        include_str!("../templates/service/service.toml"),
    ),
    (
        "form.toml",
        "what registers hold, and what is asked",
        include_str!("../templates/service/form.toml"),
    ),
    (
        "rules.toml",
        "when it is not simply granted",
        include_str!("../templates/service/rules.toml"),
    ),
    (
        "output.toml",
        "what a grant yields",
        include_str!("../templates/service/output.toml"),
    ),
    (
        "id.ftl",
        "every word, in Indonesian",
        include_str!("../templates/service/id.ftl"),
    ),
    (
        "en.ftl",
        "every word, in English",
        include_str!("../templates/service/en.ftl"),
    ),
    (
        "guide.id.md",
        "the guide, in Indonesian",
        include_str!("../templates/service/guide.id.md"),
    ),
    (
        "guide.en.md",
        "the guide, in English",
        include_str!("../templates/service/guide.en.md"),
    ),
    (
        "scenarios/granted.toml",
        "an example that is granted",
        include_str!("../templates/service/scenarios/granted.toml"),
    ),
    (
        "scenarios/too-young.toml",
        "an example for the rule",
        include_str!("../templates/service/scenarios/too-young.toml"),
    ),
];

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let services = args.pack.join("services");
    let folder = services.join(&args.name);
    ensure!(
        args.pack.join("pack.toml").is_file(),
        "{} is no pack: it has no pack.toml",
        args.pack.display()
    );
    ensure!(
        !folder.exists(),
        "{} is there already; choose another name, or remove it first",
        folder.display()
    );
    let files = filled(&args.name);
    fits(&args.pack, &args.name, &files)?;
    write(&services, &args.name, &files)
        .with_context(|| format!("cannot write {}", folder.display()))?;
    say!("written to {}:", folder.display());
    for (file, what, _) in TEMPLATES {
        say!("  {file:<26}{what}");
    }
    say!("it is an example that works; now make it yours:");
    say!("  sigap check {}", args.pack.display());
    say!("  sigap demo --pack {}", args.pack.display());
    Ok(ExitCode::SUCCESS)
}

/// The spelling that the check asks for, looked at before it is part of any path.
fn name(raw: &str) -> anyhow::Result<String> {
    let word = |word: &str| {
        let plain = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit();
        !word.is_empty() && word.bytes().all(plain)
    };
    let begins = raw
        .bytes()
        .next()
        .is_some_and(|sign| sign.is_ascii_lowercase());
    ensure!(
        begins && raw.len() <= NAME_BYTES_MAX && raw.split('-').all(word),
        "write small letters and digits with dashes between words, as in surat-domisili"
    );
    Ok(raw.to_owned())
}

/// The files by their path in the folder, with the name put in.
fn filled(name: &str) -> Vec<(&'static str, String)> {
    let search = name.replace('-', " ");
    let mut letters = search.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let title: String = first.into_iter().chain(letters).collect();
    let fill = |text: &str| {
        let text = text.replace("@NAME@", name);
        text.replace("@TITLE@", &title).replace("@SEARCH@", &search)
    };
    let files = TEMPLATES.iter();
    files.map(|(file, _, text)| (*file, fill(text))).collect()
}

/// Whether the pack with the new service in it passes the check. A pack of another country may lack what the example
/// speaks of; then nothing is written.
fn fits(pack: &Path, name: &str, files: &[(&str, String)]) -> anyhow::Result<()> {
    let mut all: Files = folder::read(pack)?;
    let before = Pack::parse(all.clone()).err().unwrap_or_default().len();
    ensure!(
        before == 0,
        "the pack has {before} mistakes; see sigap check"
    );
    for (file, text) in files {
        all.insert(format!("services/{name}/{file}"), text.clone().into_bytes());
    }
    let findings = match Pack::parse(all) {
        Ok(pack) => check(&pack, now::today()),
        Err(findings) => findings,
    };
    let own = format!("services/{name}/");
    let own: Vec<_> = findings
        .iter()
        .filter(|finding| finding.file.starts_with(&own))
        .collect();
    for finding in &own {
        say!("{finding}");
    }
    if !own.is_empty() {
        bail!("the example does not fit this pack, so nothing was written");
    }
    Ok(())
}

/// All of the folder or nothing of it: it is made under another name, which no pack reads, and renamed at last.
fn write(services: &Path, name: &str, files: &[(&str, String)]) -> std::io::Result<()> {
    let unfinished = services.join(format!(".{name}.{}", std::process::id()));
    let written = write_all(&unfinished, files)
        .and_then(|()| std::fs::rename(&unfinished, services.join(name)));
    if written.is_err() {
        let _ = std::fs::remove_dir_all(&unfinished);
    }
    written
}

fn write_all(folder: &Path, files: &[(&str, String)]) -> std::io::Result<()> {
    std::fs::create_dir_all(folder.join("scenarios"))?;
    files
        .iter()
        .try_for_each(|(file, text)| std::fs::write(folder.join(file), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_an_address_can_bear() {
        for good in ["surat-domisili", "kartu", "stnk-5-tahunan"] {
            assert!(name(good).is_ok(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in [
            "",
            "-",
            "Surat",
            "surat_domisili",
            "surat--x",
            "-surat",
            "surat-",
            "../x",
            "a/b",
            "5x",
            "sürat",
            "a b",
            &long,
        ] {
            assert!(name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn nothing_is_left_to_fill_in_and_every_line_that_counts_is_explained() {
        for (file, text) in filled("surat-domisili") {
            assert!(!text.contains('@'), "{file}");
            if ["service.toml", "form.toml", "rules.toml"].contains(&file) {
                let explained = text.lines().filter(|line| line.starts_with('#')).count();
                assert!(explained > 5, "{file}");
            }
        }
        let words = filled("surat-domisili");
        let (_, words) = words.iter().find(|(file, _)| *file == "en.ftl").unwrap();
        assert!(words.contains("name = Surat domisili\n"));
    }
}
