package dev.portolan.catalog.entities;

/// Why an entity that a location emits was not taken.
public sealed interface Refusal {
    String ref();

    /// The file in which it stands.
    String file();

    /// Another file said it first.
    ///
    /// @param holder URL of that file
    record Held(String ref, String file, String holder) implements Refusal {}

    /// The plan has no room for one more.
    ///
    /// @param limit how many entities the plan allows
    /// @param used how many there are
    record NoRoom(String ref, String file, long limit, long used) implements Refusal {}
}
