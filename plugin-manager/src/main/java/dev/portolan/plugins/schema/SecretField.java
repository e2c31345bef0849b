package dev.portolan.plugins.schema;

/// A secret of a configuration schema.
///
/// @param pointer JSON Pointer into the configuration, for example `/token`
/// @param path as plugin code names it (`auth: "config.token"`), for example `config.token`
/// @param destination the one origin it may be sent to, a template such as `https://{config.host}`,
///     or `signatures`
public record SecretField(String pointer, String path, String destination) {
    /// Instead of a destination: the secret stays here, and proves who calls or what was sent.
    public static final String SIGNATURES = "signatures";

    /// Whether it may be sent anywhere at all.
    public boolean leaves() {
        return !destination.equals(SIGNATURES);
    }
}
