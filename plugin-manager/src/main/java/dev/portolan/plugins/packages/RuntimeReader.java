package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;
import dev.portolan.plugins.permissions.Permission;
import java.util.List;

/// Reads by what a release runs.
final class RuntimeReader {
    private static final Pattern SCRIPT = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.m?js");
    private static final Pattern DECLARATIONS = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.ya?ml");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.wasm");
    private static final Pattern SETTING = Pattern.compile("config(\\.[A-Za-z][A-Za-z0-9_-]*)+");
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://[a-z0-9.*-]*(?:\\{config[A-Za-z0-9_.-]*\\})?[a-z0-9.*-]*(?::[0-9]{1,5})?)"
                    + "(/[A-Za-z0-9._~/-]*)?");

    private RuntimeReader() {}

    /// @param publisher who may publish what is built in
    /// @param permissions among which the address of a remote service must be
    static Runtime read(Keys runtime, String publisher, List<Permission> permissions) {
        return switch (runtime.text("kind", 20)) {
            case "js" -> {
                runtime.only("kind", "main");
                yield new Runtime.Js(runtime.matching("main", SCRIPT, "a file at the top, such as plugin.js"));
            }
            case "declarative" -> {
                runtime.only("kind", "main");
                yield new Runtime.Declarative(
                        runtime.matching("main", DECLARATIONS, "a file at the top, such as functions.yaml"));
            }
            case "wasm" -> {
                runtime.only("kind", "main");
                yield new Runtime.Wasm(runtime.matching("main", MODULE, "a file at the top, such as plugin.wasm"));
            }
            case "remote" -> remote(runtime.only("kind", "url", "secret"), permissions);
            case "builtin" -> {
                runtime.only("kind");
                if (!publisher.equals("portolan")) {
                    runtime.fault("kind", "js", "Only the platform's own plugins can be built in.");
                }
                yield new Runtime.BuiltIn();
            }
            default -> {
                runtime.only("kind", "main", "url", "secret");
                runtime.fault("kind", "builtin, declarative, js, remote or wasm", "No such runtime.");
                yield new Runtime.BuiltIn();
            }
        };
    }

    private static Runtime remote(Keys runtime, List<Permission> permissions) {
        var secret = runtime.matching("secret", SETTING, "a secret setting, such as config.signingSecret");
        var url = ADDRESS.matcher(runtime.text("url", 300));
        if (!url.matches()) {
            runtime.fault(
                    "url", "an address such as https://{config.host}/portolan", "This is no address of a service.");
            return new Runtime.Remote("", "", secret);
        }
        var origin = url.group(1);
        var covered = permissions.stream()
                .anyMatch(p -> p instanceof Permission.Egress(var template) && template.equals(origin));
        if (!covered) {
            runtime.fault(
                    "url",
                    "one of the permissions: - egress: \"" + origin + "\"",
                    "The plugin's service must be an address that the plugin may call.");
        }
        var path = url.group(2);
        return new Runtime.Remote(origin, path == null ? "/" : path, secret);
    }
}
