use std::{collections::BTreeMap, path::Path};
fn read(root: &Path, at: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for e in std::fs::read_dir(at).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() {
            read(root, &p, files)
        } else {
            files.insert(
                p.strip_prefix(root).unwrap().to_str().unwrap().into(),
                std::fs::read(&p).unwrap(),
            );
        }
    }
}
#[test]
fn country() {
    let root = std::env::var("PACK").unwrap();
    let mut files = BTreeMap::new();
    read(Path::new(&root), Path::new(&root), &mut files);
    let t = std::time::Instant::now();
    let parsed = pack::model::Pack::parse(files);
    println!("{:?}", t.elapsed());
    match parsed {
        Ok(p) => println!(
            "OK {} services {} areas {}",
            p.id,
            p.services.len(),
            p.areas.len()
        ),
        Err(f) => {
            for f in f {
                println!("{f}")
            }
        }
    }
}
