//! Elements of XML: walking over them and reading their attributes. Only the five entities of XML itself are ever
//! expanded, so a file can't blow itself up by entities of its own.
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// Calls `found` for every element, in the order of the file, until the XML ends or breaks.
pub(in crate::document) fn each(xml: &str, mut found: impl FnMut(&BytesStart<'_>, bool)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => found(&element, false),
            Ok(Event::Empty(element)) => found(&element, true),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without prefix.
pub(in crate::document) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| {
        a.normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| a.value.clone().into_owned(), std::borrow::Cow::into_owned)
    })
}
