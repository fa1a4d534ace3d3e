//! What instances are made of.

use std::sync::Arc;

use wasmtime::{Engine, ExternType, Instance, InstancePre, Module, Store, error::Context as _};

use super::{MEMORY, MODULE, Prefix};
use crate::wasm::run::Host;

/// A trunk, ready.
pub(in crate::wasm) struct Trunk {
    pub(in crate::wasm) pre: InstancePre<Host>,
    pub(in crate::wasm) prefix: Prefix,
}

/// What an instance is made of.
pub(in crate::wasm) enum Image {
    /// A module that needs no other.
    Whole(InstancePre<Host>),
    /// A branch, and the trunk that it is of.
    Branch(Arc<Trunk>, Module),
}

impl Image {
    pub(in crate::wasm) fn engine(&self) -> &Engine {
        match self {
            Self::Whole(pre) => pre.module().engine(),
            Self::Branch(_, branch) => branch.engine(),
        }
    }

    /// Whether the whole program exports something of this name.
    pub(in crate::wasm) fn exports(&self, name: &str) -> bool {
        let module = match self {
            Self::Whole(pre) => pre.module(),
            Self::Branch(_, branch) => branch,
        };
        module.get_export_index(name).is_some()
    }

    /// Makes an instance, whose exports are those of the whole program.
    ///
    /// # Errors
    /// When there is no room for it, or its memory is over the limit.
    pub(in crate::wasm) async fn instantiate(&self, store: &mut Store<Host>) -> wasmtime::Result<Instance> {
        let (trunk, branch) = match self {
            Self::Whole(pre) => return pre.instantiate_async(store).await,
            Self::Branch(trunk, branch) => (trunk.pre.instantiate_async(&mut *store).await?, branch),
        };
        let mut imports = Vec::with_capacity(branch.imports().len());
        for import in branch.imports() {
            let theirs = trunk.get_export(&mut *store, import.name());
            let theirs = theirs.with_context(|| format!("the trunk has no {}", import.name()))?;
            // Each program begins with as much memory as its data need.
            if let (Some(memory), ExternType::Memory(wanted)) = (theirs.clone().into_memory(), import.ty()) {
                let more = wanted.minimum().saturating_sub(memory.size(&*store));
                memory.grow(&mut *store, more)?;
            }
            imports.push(theirs);
        }
        Instance::new_async(store, branch, &imports).await
    }
}

/// Whether a module is the branch of some trunk.
pub(in crate::wasm) fn is_branch(module: &Module) -> bool {
    module.imports().any(|import| import.module() == MODULE && import.name() == MEMORY)
}
