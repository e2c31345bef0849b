package dev.portolan.plugins.schema;

/// A secret of a configuration schema.
///
/// @param pointer JSON Pointer into the configuration, for example `/token`
/// @param path as plugin code names it (`auth: "config.token"`), for example `config.token`
/// @param destination the one origin it may be sent to, a template such as `https://{config.host}`
public record SecretField(String pointer, String path, String destination) {}
