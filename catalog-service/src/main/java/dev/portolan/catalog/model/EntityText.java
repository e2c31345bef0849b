package dev.portolan.catalog.model;

/// An entity as it is kept while thousands of others are still read: a small part of what its tree takes.
///
/// @param json of a checked entity
/// @param hash the same for the same content, whatever the order of the fields
public record EntityText(String json, String hash) {
    static EntityText of(Entity entity) {
        return new EntityText(entity.json().toString(), Digest.of(entity.json()));
    }
}
