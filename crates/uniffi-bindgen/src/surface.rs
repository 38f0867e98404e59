//! All that hosts can see of a library, as sorted text: what reviews of the surface read.
//!
//! ```text
//! function fold(text: String, level: FoldLevel = default) -> String throws SearchError
//!
//! object SearchIndex
//!   constructor open(folder: String) throws SearchError
//!   async method search_async(request: SearchRequest) -> SearchPage throws SearchError
//!
//! record Hit
//!   id: String
//! ```
//!
//! Types have their names in Rust. Items and methods are sorted; fields, variants and the methods of listeners keep their order, which
//! is part of how hosts and library talk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use uniffi_bindgen::macro_metadata::extract_from_bytes;
use uniffi_meta::{
    DefaultValueMetadata, EnumMetadata, EnumShape, FieldMetadata, FnParamMetadata, LiteralMetadata, Metadata,
    ObjectImpl, ObjectMetadata, RecordMetadata, TraitKind, Type, UniffiTraitMetadata, VariantMetadata,
};

const HEAD: &str = "\
# What hosts see of tracuu-ffi, read from the library by `cargo xtask ffi-surface`. Not to be edited.
";

/// The surface of the library at `path`.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let metadata = extract_from_bytes(&bytes).map_err(|error| format!("{}: {error:#}", path.display()))?;
    if metadata.is_empty() {
        return Err(format!("{}: expected UniFFI's metadata, but found none; is it stripped?", path.display()));
    }
    Ok(format!("{HEAD}{}", surface(&metadata)))
}

/// The kinds of items, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Function,
    Object,
    Listener,
    Error,
    Enum,
    Record,
    Custom,
}

/// A line under an item: its place among the others, and its text.
type Line = ((u32, String), String);

/// The lines of every item under its heading.
fn surface(metadata: &[Metadata]) -> String {
    let mut items = BTreeMap::new();
    let mut members = BTreeMap::<&str, Vec<Line>>::new();
    for piece in metadata {
        if let Some((kind, name, heading, lines)) = item(piece) {
            items.insert((kind, name), (heading, lines));
        } else if let Some((owner, line)) = member(piece) {
            members.entry(owner).or_default().push(line);
        }
    }
    let mut text = String::new();
    for ((_, name), (heading, lines)) in items {
        let mut own = members.remove(name).unwrap_or_default();
        own.sort();
        let own = own.into_iter().map(|(_, line)| line);
        let lines: String = lines.into_iter().chain(own).map(|line| format!("  {line}\n")).collect();
        text.push_str(&format!("\n{heading}\n{lines}"));
    }
    text
}

/// An item that stands by itself: its kind, its name, its heading and the lines that it brings.
fn item(metadata: &Metadata) -> Option<(Kind, &str, String, Vec<String>)> {
    match metadata {
        Metadata::Func(f) => {
            let call = call(&f.name, &f.inputs, f.return_type.as_ref(), f.throws.as_ref());
            Some((Kind::Function, &f.name, format!("{}function {call}", waits(f.is_async)), Vec::new()))
        }
        Metadata::Object(ObjectMetadata { name, imp, .. }) => {
            let (kind, word) = match imp {
                ObjectImpl::Struct => (Kind::Object, "object"),
                ObjectImpl::Trait(TraitKind::RustOnly) => (Kind::Object, "object, a trait,"),
                ObjectImpl::Trait(TraitKind::Both | TraitKind::ForeignOnly) => (Kind::Listener, "listener"),
            };
            Some((kind, name, format!("{word} {name}"), Vec::new()))
        }
        Metadata::CallbackInterface(c) => Some((Kind::Listener, &c.name, format!("listener {}", c.name), Vec::new())),
        Metadata::Record(RecordMetadata { name, fields, .. }) => {
            Some((Kind::Record, name, format!("record {name}"), fields.iter().map(field).collect()))
        }
        Metadata::Enum(EnumMetadata { name, shape, variants, .. }) => {
            let (kind, word) = match shape {
                EnumShape::Enum => (Kind::Enum, "enum"),
                EnumShape::Error { flat: false } => (Kind::Error, "error"),
                EnumShape::Error { flat: true } => (Kind::Error, "error, without fields,"),
            };
            Some((kind, name, format!("{word} {name}"), variants.iter().map(variant).collect()))
        }
        Metadata::CustomType(c) => {
            Some((Kind::Custom, &c.name, format!("type {} = {}", c.name, type_name(&c.builtin)), Vec::new()))
        }
        Metadata::Namespace(_)
        | Metadata::UdlFile(_)
        | Metadata::Constructor(_)
        | Metadata::Method(_)
        | Metadata::TraitMethod(_)
        | Metadata::UniffiTrait(_)
        | Metadata::ObjectTraitImpl(_) => None,
    }
}

/// What belongs to an item: the name of the item, and the line.
fn member(metadata: &Metadata) -> Option<(&str, Line)> {
    let line = |place: u32, name: &str, text: String| ((place, name.to_owned()), text);
    match metadata {
        Metadata::Constructor(c) => {
            let call = call(&c.name, &c.inputs, None, c.throws.as_ref());
            Some((&c.self_name, line(0, &c.name, format!("{}constructor {call}", waits(c.is_async)))))
        }
        Metadata::Method(m) => {
            let call = call(&m.name, &m.inputs, m.return_type.as_ref(), m.throws.as_ref());
            Some((&m.self_name, line(1, &m.name, format!("{}method {call}", waits(m.is_async)))))
        }
        Metadata::TraitMethod(m) => {
            let call = call(&m.name, &m.inputs, m.return_type.as_ref(), m.throws.as_ref());
            let text = format!("{}method {call}", waits(m.is_async));
            Some((&m.trait_name, line(1, &format!("{:08}", m.index), text)))
        }
        Metadata::UniffiTrait(implemented) => {
            let name = match implemented {
                UniffiTraitMetadata::Debug { .. } => "Debug",
                UniffiTraitMetadata::Display { .. } => "Display",
                UniffiTraitMetadata::Eq { .. } => "Eq",
                UniffiTraitMetadata::Hash { .. } => "Hash",
                UniffiTraitMetadata::Ord { .. } => "Ord",
            };
            Some((implemented.self_name(), line(2, name, format!("implements {name}"))))
        }
        Metadata::ObjectTraitImpl(i) => {
            let name = type_name(&i.trait_ty);
            Some((i.ty.name()?, line(2, &name, format!("implements {name}"))))
        }
        _ => None,
    }
}

fn waits(is_async: bool) -> &'static str {
    if is_async { "async " } else { "" }
}

/// `fold(text: String) -> String throws SearchError`
fn call(name: &str, inputs: &[FnParamMetadata], returns: Option<&Type>, throws: Option<&Type>) -> String {
    let inputs: Vec<String> = inputs.iter().map(|input| slot(&input.name, &input.ty, input.default.as_ref())).collect();
    let returns = returns.map(|ty| format!(" -> {}", type_name(ty))).unwrap_or_default();
    let throws = throws.map(|ty| format!(" throws {}", type_name(ty))).unwrap_or_default();
    format!("{name}({}){returns}{throws}", inputs.join(", "))
}

fn field(field: &FieldMetadata) -> String {
    slot(&field.name, &field.ty, field.default.as_ref())
}

/// `Cancelled { detail: String }`
fn variant(variant: &VariantMetadata) -> String {
    let VariantMetadata { name, discr, fields, .. } = variant;
    let fields: Vec<String> = fields.iter().map(field).collect();
    let fields = if fields.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) };
    let number = discr.as_ref().map(|number| format!(" = {}", literal(number))).unwrap_or_default();
    format!("{name}{fields}{number}")
}

/// `text: String = ""`; what has no name is `_`.
fn slot(name: &str, ty: &Type, default: Option<&DefaultValueMetadata>) -> String {
    let name = if name.is_empty() { "_" } else { name };
    let default = default.map(|value| format!(" = {}", value_text(value))).unwrap_or_default();
    format!("{name}: {}{default}", type_name(ty))
}

fn value_text(value: &DefaultValueMetadata) -> String {
    match value {
        DefaultValueMetadata::Default => "default".into(),
        DefaultValueMetadata::Literal(value) => literal(value),
    }
}

fn literal(value: &LiteralMetadata) -> String {
    match value {
        LiteralMetadata::Boolean(value) => value.to_string(),
        LiteralMetadata::String(value) => format!("{value:?}"),
        LiteralMetadata::UInt(value, ..) => value.to_string(),
        LiteralMetadata::Int(value, ..) => value.to_string(),
        LiteralMetadata::Float(value, _) | LiteralMetadata::Enum(value, _) => value.clone(),
        LiteralMetadata::EmptySequence => "[]".into(),
        LiteralMetadata::EmptyMap | LiteralMetadata::EmptySet => "{}".into(),
        LiteralMetadata::None => "None".into(),
        LiteralMetadata::Some { inner } => format!("Some({})", value_text(inner)),
    }
}

fn type_name(ty: &Type) -> String {
    let word = match ty {
        Type::UInt8 => "u8",
        Type::Int8 => "i8",
        Type::UInt16 => "u16",
        Type::Int16 => "i16",
        Type::UInt32 => "u32",
        Type::Int32 => "i32",
        Type::UInt64 => "u64",
        Type::Int64 => "i64",
        Type::Float32 => "f32",
        Type::Float64 => "f64",
        Type::Boolean => "bool",
        Type::String => "String",
        Type::Bytes => "Vec<u8>",
        Type::Timestamp => "SystemTime",
        Type::Duration => "Duration",
        Type::Object { name, .. }
        | Type::Record { name, .. }
        | Type::Enum { name, .. }
        | Type::CallbackInterface { name, .. }
        | Type::Custom { name, .. } => name,
        Type::Box { inner_type } => return type_name(inner_type),
        Type::Optional { inner_type } => return format!("Option<{}>", type_name(inner_type)),
        Type::Sequence { inner_type } => return format!("Vec<{}>", type_name(inner_type)),
        Type::Set { inner_type } => return format!("HashSet<{}>", type_name(inner_type)),
        Type::Map { key_type, value_type } => {
            return format!("HashMap<{}, {}>", type_name(key_type), type_name(value_type));
        }
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use uniffi_meta::{FnMetadata, MethodMetadata};

    use super::*;

    fn named(name: &str) -> Type {
        Type::Record { module_path: String::new(), name: name.into() }
    }

    fn method(name: &str, is_async: bool) -> Metadata {
        Metadata::Method(MethodMetadata {
            module_path: String::new(),
            self_name: "Index".into(),
            name: name.into(),
            orig_name: None,
            is_async,
            inputs: vec![FnParamMetadata::simple("texts", Type::Sequence { inner_type: Box::new(Type::String) })],
            return_type: Some(Type::Optional { inner_type: Box::new(named("Hit")) }),
            throws: Some(named("SearchError")),
            takes_self_by_arc: false,
            checksum: None,
            docstring: None,
        })
    }

    fn function(name: &str) -> Metadata {
        Metadata::Func(FnMetadata {
            module_path: String::new(),
            name: name.into(),
            orig_name: None,
            is_async: false,
            inputs: Vec::new(),
            return_type: None,
            throws: None,
            checksum: None,
            docstring: None,
        })
    }

    fn record(name: &str, fields: Vec<FieldMetadata>) -> Metadata {
        let (module_path, name) = (String::new(), name.into());
        Metadata::Record(RecordMetadata { module_path, name, orig_name: None, remote: false, fields, docstring: None })
    }

    fn object(name: &str, imp: ObjectImpl) -> Metadata {
        let (module_path, name) = (String::new(), name.into());
        Metadata::Object(ObjectMetadata { module_path, name, orig_name: None, remote: false, imp, docstring: None })
    }

    #[test]
    fn items_are_sorted_and_fields_are_not() {
        let field = |name: &str, ty, default| FieldMetadata {
            name: name.into(),
            orig_name: None,
            ty,
            default,
            docstring: None,
        };
        let none = Some(DefaultValueMetadata::Literal(LiteralMetadata::None));
        let fields = vec![
            field("id", Type::String, None),
            field("at", Type::Optional { inner_type: Box::new(Type::Int32) }, none),
        ];
        let metadata = [
            record("Hit", fields),
            method("search", false),
            method("ask", true),
            object("Index", ObjectImpl::Struct),
            object("Progress", ObjectImpl::Trait(TraitKind::Both)),
            function("version"),
            function("fold"),
        ];
        let expected = "
function fold()

function version()

object Index
  async method ask(texts: Vec<String>) -> Option<Hit> throws SearchError
  method search(texts: Vec<String>) -> Option<Hit> throws SearchError

listener Progress

record Hit
  id: String
  at: Option<i32> = None
";
        assert_eq!(surface(&metadata), expected);
    }

    #[test]
    fn a_variant_shows_its_fields() {
        let mut told = VariantMetadata {
            name: "Cancelled".into(),
            orig_name: None,
            discr: None,
            fields: Vec::new(),
            docstring: None,
        };
        assert_eq!(variant(&told), "Cancelled");
        told.fields.push(FieldMetadata {
            name: "detail".into(),
            orig_name: None,
            ty: Type::String,
            default: None,
            docstring: None,
        });
        assert_eq!(variant(&told), "Cancelled { detail: String }");
    }
}
