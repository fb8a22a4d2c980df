//! Optional content: which layers the file switches off.
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, ObjectIdentifier};
use std::collections::HashSet;

/// The layers of a file that its default view hides.
#[derive(Debug, Default)]
pub(super) struct Layers {
    hidden: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// Reads the default view of the file.
    pub(super) fn of(pdf: &Pdf) -> Self {
        let mut hidden = HashSet::new();
        let xref = pdf.xref();
        let Some(properties) = xref.get::<Dict<'_>>(xref.root_id()).and_then(|c| c.get::<Dict<'_>>(b"OCProperties"))
        else {
            return Self::default();
        };
        let view = properties.get::<Dict<'_>>(b"D").unwrap_or_default();
        let ids = |array: Option<Array<'_>>| -> Vec<ObjectIdentifier> {
            array.map(|a| a.raw_iter().filter_map(|o| o.as_obj_ref()).map(Into::into).collect()).unwrap_or_default()
        };
        if view.get::<Name<'_>>(b"BaseState").as_deref() == Some(b"OFF") {
            hidden.extend(ids(properties.get(b"OCGs")));
            for id in ids(view.get(b"ON")) {
                hidden.remove(&id);
            }
        }
        hidden.extend(ids(view.get(b"OFF")));
        Self { hidden }
    }

    /// Whether content tied to this layer (or group of layers) is not shown.
    pub(super) fn hides(&self, layer: Option<ObjRef>, dict: Option<&Dict<'_>>) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        if layer.is_some_and(|id| self.hidden.contains(&id.into())) {
            return true;
        }
        let Some(dict) = dict else {
            return false;
        };
        // A membership dictionary without a policy shows its content while any of its layers is on.
        let members: Vec<ObjectIdentifier> = match dict.get::<Array<'_>>(b"OCGs") {
            Some(array) => array.raw_iter().filter_map(|o| o.as_obj_ref()).map(Into::into).collect(),
            None => dict.get_ref(b"OCGs").map(Into::into).into_iter().collect(),
        };
        !members.is_empty() && members.iter().all(|id| self.hidden.contains(id))
    }
}
