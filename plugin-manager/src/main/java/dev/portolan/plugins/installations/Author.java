package dev.portolan.plugins.installations;

/// Who made a change.
///
/// @param subject of the token, or `portolan`
/// @param name to show
public record Author(String subject, String name) {
    /// The platform itself.
    public static final Author PLATFORM = new Author("portolan", "Portolan");
}
