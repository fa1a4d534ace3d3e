//! Whether it makes no difference to a program against what it is linked.

use std::collections::HashSet;

use anyhow::ensure;
use wasmparser::{ComdatSymbolKind, KnownCustom, Linking, Parser, Payload, SymbolFlags, SymbolInfo, TypeRef};

use super::{BYTES_MOST, Linked};

/// What begins the names of what C++ may have many times, one of which is meant: functions that are inline or made of a
/// template, their variables, and what tells of types.
const CPP: &str = "_Z";
/// What each program has of its own for who asks, whether it has libraries of its own or not.
const OWN_HANDLE: &str = "__dso_handle";

/// The variables of objects.
#[derive(Default)]
struct Variables<'a> {
    defined: HashSet<&'a str>,
    wanted: HashSet<&'a str>,
}

impl Linked {
    /// Whether a program of these objects is the same linked against the trunk as it is linked whole:
    ///
    /// - None of its functions and variables goes before one of the trunk's, which that would have to use instead. Those of C++
    ///   that may be there many times do not, whichever is taken.
    /// - It does not ask whether there is something of the trunk's: the linker, which leaves that open, says no.
    /// - All variables that it names are its own or the trunk's: the linker leaves the others open, too.
    ///
    /// What cannot be read, or is large, is linked whole.
    pub(in crate::wasm) fn can_have(&self, objects: &[&[u8]]) -> bool {
        let bytes: usize = objects.iter().map(|object| object.len()).sum();
        if bytes > BYTES_MOST {
            return false;
        }
        let mut variables = Variables::default();
        for object in objects {
            if !self.suits(object, &mut variables).unwrap_or(false) {
                return false;
            }
        }
        let mut others = variables.wanted.difference(&variables.defined);
        others.all(|name| self.variables.contains(*name) || *name == OWN_HANDLE)
    }

    fn suits<'a>(&self, object: &'a [u8], variables: &mut Variables<'a>) -> anyhow::Result<bool> {
        // By their indices: those of the trunk's names that may be there many times if they are in a group for it, and those
        // that are.
        let (mut imported, mut both, mut grouped) = (Vec::new(), Vec::new(), HashSet::new());
        let mut is_told = false;
        for payload in Parser::new(0).parse_all(object) {
            let custom = match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        if let TypeRef::Func(_) = import.ty {
                            imported.push(import.name);
                        }
                    }
                    continue;
                }
                Payload::CustomSection(custom) => custom,
                _ => continue,
            };
            let KnownCustom::Linking(sections) = custom.as_known() else { continue };
            ensure!(!is_told, "it tells twice what is to be linked");
            is_told = true;
            for section in sections {
                match section? {
                    Linking::SymbolTable(symbols) => {
                        for symbol in symbols {
                            let suits = match symbol? {
                                SymbolInfo::Func { flags, index, name } => {
                                    let name = name.or_else(|| imported.get(index as usize).copied());
                                    self.has_function(flags, index, name, &mut both)
                                }
                                SymbolInfo::Data { flags, name, symbol } => {
                                    self.has_variable(flags, name, symbol.is_some(), variables)
                                }
                                _ => true,
                            };
                            if !suits {
                                return Ok(false);
                            }
                        }
                    }
                    Linking::ComdatInfo(groups) => {
                        for group in groups {
                            for symbol in group?.symbols {
                                let symbol = symbol?;
                                if let ComdatSymbolKind::Func = symbol.kind {
                                    grouped.insert(symbol.index);
                                }
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(both.iter().all(|index| grouped.contains(index)))
    }

    fn has_function(&self, flags: SymbolFlags, index: u32, name: Option<&str>, both: &mut Vec<u32>) -> bool {
        let is = |flag| flags.contains(flag);
        let Some(name) = name.filter(|name| self.exports.contains_key(*name)) else { return true };
        match (is(SymbolFlags::UNDEFINED), is(SymbolFlags::BINDING_WEAK)) {
            _ if is(SymbolFlags::BINDING_LOCAL) => true,
            (true, is_weak) => !is_weak,
            (false, true) if name.starts_with(CPP) => {
                both.push(index);
                true
            }
            (false, _) => false,
        }
    }

    fn has_variable<'a>(
        &self,
        flags: SymbolFlags,
        name: &'a str,
        is_defined: bool,
        variables: &mut Variables<'a>,
    ) -> bool {
        if flags.contains(SymbolFlags::BINDING_LOCAL) {
            return true;
        }
        let is_theirs = self.variables.contains(name);
        if is_defined {
            variables.defined.insert(name);
            !is_theirs || name.starts_with(CPP)
        } else {
            variables.wanted.insert(name);
            !is_theirs || !flags.contains(SymbolFlags::BINDING_WEAK)
        }
    }
}
