package dev.portolan.plugins.schema;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Set;

/// Finds names of settings that sound like a secret: such a setting must say whether it is one.
public final class SecretNames {
    private static final Pattern BORDER = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Set<String> WORDS = Set.of(
            "token",
            "tokens",
            "password",
            "passwd",
            "passphrase",
            "secret",
            "secrets",
            "credential",
            "credentials",
            "key",
            "keys",
            "apikey",
            "pat");

    private SecretNames() {}

    public static boolean sounds(String name) {
        var words = BORDER.matcher(name)
                .replaceAll("$1-$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+", -1);
        for (var word : words) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
