//! The JSON Schema of the record as it is written, so that what is left out where it is empty is not required.
use super::RecordV1;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// The JSON Schema (2020-12) of a record as the program prints it.
#[must_use]
pub fn json_schema() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<RecordV1>().to_value();
    if let Some(object) = schema.as_object_mut() {
        object.insert("title".into(), "tenderlens record, schema 1".into());
    }
    schema
}
