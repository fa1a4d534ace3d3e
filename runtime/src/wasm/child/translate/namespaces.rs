//! Namespaces that are written in several parts: what one part exports, the others know by its bare name. The translation
//! proper looks at one part at a time; this one, before it, writes such names out.

use std::collections::{HashMap, HashSet};

use swc_common::{Mark, Spanned as _, SyntaxContext};
use swc_ecma_ast::{
    Decl, Expr, Ident, IdentName, KeyValueProp, MemberExpr, MemberProp, ModuleDecl, ModuleItem, Pat, Program,
    Prop, PropName, TsModuleBlock, TsModuleDecl, TsModuleName, TsNamespaceDecl,
};
use swc_ecma_visit::{Visit, VisitMut, VisitMutWith as _, VisitWith as _};

/// Writes out the names of other parts, after names were resolved: those that nobody in the file declares have this mark.
pub(super) fn join(program: &mut Program, unresolved: Mark) {
    let mut parts = Parts::default();
    program.visit_with(&mut parts);
    if !parts.exports.is_empty() {
        let unresolved = SyntaxContext::empty().apply_mark(unresolved);
        program.visit_mut_with(&mut Joiner { exports: parts.exports, unresolved, inside: Vec::new() });
    }
}

/// A namespace, by the names from the outermost on.
type Path = Vec<String>;

/// Gathers what namespaces export.
#[derive(Default)]
struct Parts {
    exports: HashMap<Path, HashSet<String>>,
    inside: Path,
}

impl Visit for Parts {
    fn visit_ts_module_decl(&mut self, part: &TsModuleDecl) {
        let TsModuleName::Ident(name) = &part.id else { return };
        self.inside.push(name.sym.to_string());
        part.visit_children_with(self);
        self.inside.pop();
    }

    fn visit_ts_namespace_decl(&mut self, part: &TsNamespaceDecl) {
        self.inside.push(part.id.sym.to_string());
        part.visit_children_with(self);
        self.inside.pop();
    }

    fn visit_ts_module_block(&mut self, block: &TsModuleBlock) {
        let mut names = HashSet::new();
        for item in &block.body {
            let ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) = item else { continue };
            match &export.decl {
                Decl::Class(class) => names.extend([class.ident.sym.to_string()]),
                Decl::Fn(function) => names.extend([function.ident.sym.to_string()]),
                Decl::TsEnum(kinds) => names.extend([kinds.id.sym.to_string()]),
                Decl::Var(vars) => names.extend(vars.decls.iter().filter_map(|var| match &var.name {
                    Pat::Ident(name) => Some(name.sym.to_string()),
                    _ => None,
                })),
                _ => {}
            }
        }
        self.exports.entry(self.inside.clone()).or_default().extend(names);
        block.visit_children_with(self);
    }
}

struct Joiner {
    exports: HashMap<Path, HashSet<String>>,
    unresolved: SyntaxContext,
    /// The namespaces around, from the outermost on.
    inside: Vec<Ident>,
}

impl Joiner {
    /// `Namespace.name`, where the name is one that another part of a namespace around exports.
    fn written_out(&self, name: &Ident) -> Option<Expr> {
        if name.ctxt != self.unresolved {
            return None;
        }
        let path: Path = self.inside.iter().map(|part| part.sym.to_string()).collect();
        let depth = (1..=path.len()).rev().find(|&depth| {
            self.exports.get(&path[..depth]).is_some_and(|exports| exports.contains(name.sym.as_str()))
        })?;
        let namespace = self.inside[depth - 1].clone();
        Some(Expr::Member(MemberExpr {
            span: name.span,
            obj: Box::new(Expr::Ident(Ident { span: name.span, ..namespace })),
            prop: MemberProp::Ident(IdentName { span: name.span, sym: name.sym.clone() }),
        }))
    }
}

impl VisitMut for Joiner {
    fn visit_mut_ts_module_decl(&mut self, part: &mut TsModuleDecl) {
        let TsModuleName::Ident(name) = &part.id else { return };
        self.inside.push(name.clone());
        part.visit_mut_children_with(self);
        self.inside.pop();
    }

    fn visit_mut_ts_namespace_decl(&mut self, part: &mut TsNamespaceDecl) {
        self.inside.push(part.id.clone());
        part.visit_mut_children_with(self);
        self.inside.pop();
    }

    fn visit_mut_expr(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Ident(name) => {
                if let Some(written_out) = self.written_out(name) {
                    *expr = written_out;
                }
            }
            _ => expr.visit_mut_children_with(self),
        }
    }

    fn visit_mut_prop(&mut self, prop: &mut Prop) {
        if let Prop::Shorthand(name) = prop
            && let Some(written_out) = self.written_out(name)
        {
            let key = PropName::Ident(IdentName { span: name.span(), sym: name.sym.clone() });
            *prop = Prop::KeyValue(KeyValueProp { key, value: Box::new(written_out) });
            return;
        }
        prop.visit_mut_children_with(self);
    }
}
