package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads how the callers of a webhook prove who they are.
final class SignatureReader {
    private static final Pattern SECRET = Pattern.compile("config(?:\\.[A-Za-z][A-Za-z0-9_-]{0,63}){1,5}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,60}");

    private SignatureReader() {}

    /// @return null where callers need not prove anything, and for what is wrong, which is found then
    static Extension.@Nullable Signature read(Keys keys) {
        if (!keys.has("signature")) {
            return null;
        }
        var signature = keys.child("signature").only("kind", "header", "secret");
        var secret = signature.matching("secret", SECRET, "a secret setting, such as config.webhookSecret");
        var kind = signature.text("kind", 20);
        return switch (kind) {
            case "standard" -> new Extension.Signature(Extension.Signature.Kind.STANDARD, "", secret);
            case "hmac-sha256", "token" -> {
                var header = signature.matching("header", HEADER, "the name of a header");
                yield new Extension.Signature(
                        Extension.Signature.Kind.valueOf(
                                kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                        header,
                        secret);
            }
            default -> {
                if (!kind.isEmpty()) {
                    signature.fault("kind", "hmac-sha256, token or standard", "There is no such signature.");
                }
                yield null;
            }
        };
    }
}
