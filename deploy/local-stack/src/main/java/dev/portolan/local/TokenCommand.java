package dev.portolan.local;

import dev.portolan.local.home.Ports;
import dev.portolan.local.tokens.AccessTokens;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Prints an access token for a person.
record TokenCommand(Ports ports) {
    /// @param words the person's e-mail address; `--tenant` and a slug, else the token is a staff token
    int run(List<String> words) throws IOException, InterruptedException {
        var tenant = words.indexOf("--tenant");
        var scope = tenant < 0 ? "staff" : "tenant:" + words.get(tenant + 1);
        var password = Optional.ofNullable(System.getenv("PORTOLAN_PASSWORD")).orElse("portolan");
        System.out.println(new AccessTokens(ports).get(user(words, tenant), password, scope));
        return 0;
    }

    private static String user(List<String> words, int tenant) {
        for (var i = 0; i < words.size(); i++) {
            if (tenant < 0 || i != tenant && i != tenant + 1) {
                return words.get(i);
            }
        }
        throw new IllegalArgumentException("token needs the e-mail address of somebody");
    }
}
