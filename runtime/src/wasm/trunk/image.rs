//! What instances are made of.

use std::sync::Arc;

use wasmtime::{Engine, Extern, ExternType, Instance, InstancePre, Module, Ref, Store, error::Context as _};

use super::{Kinship, Linked, MODULE, Prefix};
use crate::wasm::run::Host;

/// A trunk, ready.
pub(in crate::wasm) struct Trunk {
    pub(in crate::wasm) pre: InstancePre<Host>,
    pub(in crate::wasm) programs: Programs,
}

/// How programs come to be a trunk's.
pub(in crate::wasm) enum Programs {
    Prefix(Prefix),
    Linked(Linked),
}

impl Trunk {
    pub(in crate::wasm) fn kinship(&self) -> Kinship {
        match &self.programs {
            Programs::Prefix(prefix) => Kinship::Prefix(prefix.clone()),
            Programs::Linked(_) => Kinship::Linked,
        }
    }

    /// What its linker is to be told, where it is one that knows a trunk.
    pub(in crate::wasm) fn told(&self) -> &[u8] {
        match &self.programs {
            Programs::Prefix(prefix) => &prefix.told,
            Programs::Linked(_) => &[],
        }
    }

    pub(in crate::wasm) fn linked(&self) -> Option<&Linked> {
        match &self.programs {
            Programs::Prefix(_) => None,
            Programs::Linked(linked) => Some(linked),
        }
    }
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
            // Each program begins with as much memory, and as much of a table, as it needs.
            match (&theirs, import.ty()) {
                (Extern::Memory(memory), ExternType::Memory(wanted)) => {
                    let more = wanted.minimum().saturating_sub(memory.size(&*store));
                    memory.grow(&mut *store, more)?;
                }
                (Extern::Table(table), ExternType::Table(wanted)) => {
                    let more = wanted.minimum().saturating_sub(table.size(&*store));
                    table.grow(&mut *store, more, Ref::Func(None))?;
                }
                _ => {}
            }
            imports.push(theirs);
        }
        Instance::new_async(store, branch, &imports).await
    }
}

/// Whether a module is the branch of some trunk.
pub(in crate::wasm) fn is_branch(module: &Module) -> bool {
    module.imports().any(|import| import.module() == MODULE)
}
