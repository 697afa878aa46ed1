//! Writes every sample page to the folder named by `PAGES_TO`, for people to look at.

use crate::assets::assets;
use crate::samples;
use base::Lang;
use std::fs;
use std::path::Path;

#[test]
fn pages_are_written_where_somebody_wants_to_look_at_them() {
    let Some(folder) = std::env::var_os("PAGES_TO") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("aset")).unwrap();
    for asset in assets().all() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), asset.bytes).unwrap();
    }
    let texts = samples::texts();
    for lang in Lang::ALL {
        for (name, page) in samples::all(&texts, lang) {
            let file = format!("{name}.{}.html", lang.tag());
            fs::write(folder.join(file), page.into_string()).unwrap();
        }
    }
}
