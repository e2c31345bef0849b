package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a tenant in addresses (`/api/tenants/acme`, `/acme/catalog`): 3 to 40 characters, never changed once
/// given.
public record Slug(@JsonValue String value) {
    /// First segments of pages and words that would mislead; no tenant may have one of them.
    public static final Set<String> RESERVED = Set.of(
            "about",
            "admin",
            "api",
            "app",
            "assets",
            "aura",
            "auth",
            "billing",
            "blog",
            "callback",
            "docs",
            "error",
            "favicon",
            "form-preview",
            "help",
            "home",
            "hooks",
            "internal",
            "invitations",
            "login",
            "logout",
            "lumo",
            "marketplace",
            "metrics",
            "operator",
            "platform",
            "plans",
            "portolan",
            "pricing",
            "public",
            "sign-in",
            "signin",
            "signup",
            "sign-up",
            "staff",
            "static",
            "status",
            "support",
            "system",
            "tenants",
            "vaadin",
            "vaadinservlet",
            "www");

    private static final Pattern TEXT = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

    /// @throws IllegalArgumentException when `value` is not 3 to 40 of `a-z 0-9 -`, starting with a letter
    @JsonCreator
    public Slug {
        if (!TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 3 to 40 characters of a-z, 0-9 and -, starting with a letter and not ending with -");
        }
    }

    /// Whether the portal keeps this name for itself.
    public boolean reserved() {
        return RESERVED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
