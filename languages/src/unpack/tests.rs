use std::io::{Cursor, Write as _};

use super::*;
use crate::{Sha256, manifest::Ecosystem};

fn member(id: &str, of: Option<&str>, path: &str, content: &[u8]) -> Member {
    Member {
        id: id.to_owned(),
        of: of.map(str::to_owned),
        path: path.to_owned(),
        sha256: Sha256::of(content),
        bytes: content.len() as u64,
        built: false,
        patches: Vec::new(),
    }
}

fn artifact(file: &str, members: Vec<Member>) -> Artifact {
    Artifact {
        id: "archive".to_owned(),
        ecosystem: Ecosystem::Npm,
        package: None,
        version: None,
        file: file.to_owned(),
        sha256: Sha256::of(b""),
        bytes: 1,
        members,
        build: None,
    }
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn tgz(files: &[(&str, &[u8])]) -> Vec<u8> {
    let gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let mut tar = tar::Builder::new(gzip);
    for (name, content) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, name, *content).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap()
}

/// Unpacks into a new store; returns which members are in it then.
async fn unpacked(
    artifact: &Artifact,
    archive: Vec<u8>,
    wanted: &[&str],
) -> Result<Vec<String>, UnpackError> {
    let folder = tempfile::tempdir().unwrap();
    let store = ArtifactStore::open(folder.path().join("cache")).unwrap();
    let claim = store.claim("test", |_| ()).await?;
    unpack(&store, &claim, artifact, &mut Cursor::new(archive), &wanted.iter().copied().collect())?;
    let stored = artifact.members.iter().filter(|member| store.has(member.sha256).unwrap());
    Ok(stored.map(|member| member.id.clone()).collect())
}

#[tokio::test]
async fn only_what_is_wanted_and_what_it_is_in_is_taken() {
    let (inner_zip, deep) = (zip(&[("deep.txt", b"deep")]), b"deep");
    let members = vec![
        member("inner", None, "package/inner.zip", &inner_zip),
        member("other", None, "package/other.txt", b"other"),
        member("deep", Some("inner"), "deep.txt", deep),
    ];
    let files: [(&str, &[u8]); 2] = [("package/other.txt", b"other"), ("package/inner.zip", &inner_zip)];
    let (npm, wheel) = (artifact("x.tgz", members.clone()), artifact("x.whl", members));
    assert_eq!(unpacked(&npm, tgz(&files), &["deep"]).await.unwrap(), ["inner", "deep"]);
    assert_eq!(unpacked(&wheel, zip(&files), &["deep"]).await.unwrap(), ["inner", "deep"]);
    assert_eq!(unpacked(&npm, tgz(&files), &["other"]).await.unwrap(), ["other"]);
}

#[tokio::test]
async fn a_member_that_is_missing_or_longer_than_promised_is_refused() {
    let wheel = artifact("x.whl", vec![member("a", None, "a.txt", b"a")]);
    let told = unpacked(&wheel, zip(&[("b.txt", b"b")]), &["a"]).await.unwrap_err().to_string();
    assert_eq!(told, "x.whl has no member \"a.txt\"");
    let told = unpacked(&wheel, zip(&[("a.txt", &[b'a'; 1 << 20])]), &["a"]).await.unwrap_err().to_string();
    assert!(told.starts_with("a.txt of x.whl is corrupt: its SHA-256 is"), "{told}");
    let told = unpacked(&wheel, b"no zip".to_vec(), &["a"]).await.unwrap_err().to_string();
    assert!(told.starts_with("x.whl cannot be unpacked: "), "{told}");
}
