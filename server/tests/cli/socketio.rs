//! Socket.IO by the client that applications use.

use std::process::Command;

use crate::{Case, clients::clients, serving::Serving};

#[test]
fn an_application_of_the_original_protocol_works_unchanged() {
    let folder = clients();
    let case = Case::new();
    let serving = Serving::start(&case, &["lua"]);
    let client =
        Command::new("node").arg("socketio.mjs").arg(&serving.address).current_dir(folder).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&client.stdout), String::from_utf8_lossy(&client.stderr));
    serving.stop();
    assert_eq!((said.as_ref(), wrong.as_ref()), ("ok\n", ""));
}
