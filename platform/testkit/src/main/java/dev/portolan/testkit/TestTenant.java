package dev.portolan.testkit;

import static io.restassured.RestAssured.given;

import dev.portolan.contracts.Claims;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import io.restassured.specification.RequestSpecification;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// One of the two tenants that every resource test has, and its people as RestAssured callers.
///
/// @param id derived from the slug, so that it is the same everywhere
public record TestTenant(TenantId id, Slug slug) {
    public static final TestTenant ACME = of("acme");
    public static final TestTenant GLOBEX = of("globex");

    private static final Map<String, Integer> LIMITS = Map.of("entities", 10_000, "plugins", 20, "seats", 50);
    private static final String READS = String.join(
            " ",
            Permissions.TENANT_READ,
            Permissions.MEMBER_READ,
            Permissions.CATALOG_ENTITY_READ,
            Permissions.CATALOG_LOCATION_READ,
            Permissions.PLUGIN_READ,
            Permissions.PLUGIN_USE);

    public static TestTenant of(String slug) {
        var id = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
        return new TestTenant(new TenantId(id), new Slug(slug));
    }

    /// A request with every permission there is.
    public RequestSpecification asOwner() {
        return as("owner-of-" + slug, all());
    }

    /// A request that may only read.
    public RequestSpecification asViewer() {
        return as("viewer-of-" + slug, READS);
    }

    /// A request with these permissions.
    ///
    /// @param permissions separated by spaces; may be empty
    public RequestSpecification as(String subject, String permissions) {
        return given().header("Authorization", "Bearer " + token(subject, permissions));
    }

    public String token(String subject, String permissions) {
        return token(subject, permissions, LIMITS);
    }

    /// @param limits of the plan, by name
    public String token(String subject, String permissions, Map<String, Integer> limits) {
        return TestTokens.sign(claims(subject, permissions, limits));
    }

    /// A token with which staff act in a member's name, in a support session.
    ///
    /// @param staff subject of who acts; the name is the same
    public String supportToken(String subject, String staff, String permissions) {
        var claims = claims(subject, permissions, LIMITS);
        claims.put(Claims.ACT, Map.of("sub", staff, "name", staff));
        return TestTokens.sign(claims);
    }

    /// The token that an API token of the subject's stands for.
    String program(String subject, String permissions) {
        var claims = claims(subject, permissions, Map.of());
        claims.put(Claims.API_TOKEN, "token-of-" + subject);
        return TestTokens.sign(claims);
    }

    private Map<String, Object> claims(String subject, String permissions, Map<String, Integer> limits) {
        var claims = new HashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("name", subject);
        claims.put("email", subject + "@" + slug + ".test");
        claims.put(Claims.USE, Claims.USE_TENANT);
        claims.put(Claims.TENANT_ID, id.toString());
        claims.put(Claims.TENANT, slug.value());
        claims.put(Claims.PLAN, "business");
        claims.put(Claims.LIMITS, limits);
        claims.put(Claims.ROLE, "owner");
        claims.put("scope", permissions);
        return claims;
    }

    /// Every permission name there is.
    public static String all() {
        return Arrays.stream(Permissions.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining(" "));
    }
}
