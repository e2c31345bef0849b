package dev.portolan.tenants.keycloak;

import dev.portolan.contracts.Slug;
import dev.portolan.tenants.http.RemoteService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Keeps Keycloak's organizations, which carry a tenant's sign-in links and nothing else.
@ApplicationScoped
public class OrganizationService {
    private final KeycloakAdmin admin;

    OrganizationService(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /// Makes sure that the tenant's organization exists and has this member. May be repeated.
    public void ensure(Slug slug, String title, String subject) {
        var id = find(slug).orElseGet(() -> create(slug, title));
        var answer = admin.call("POST", "/organizations/" + id + "/members", subject);
        if (answer.status() != 409) {
            KeycloakAdmin.expectOk(answer, "add a member to an organization");
        }
    }

    /// Makes sure that the tenant has no organization. May be repeated.
    ///
    /// @return whether there was one
    public boolean remove(Slug slug) {
        var id = find(slug);
        if (id.isEmpty()) {
            return false;
        }
        var answer = admin.call("DELETE", "/organizations/" + id.get(), null);
        if (answer.status() != 404) {
            KeycloakAdmin.expectOk(answer, "delete an organization");
        }
        return true;
    }

    private String create(Slug slug, String title) {
        // Keycloak wants unique names, and companies may have the same.
        var answer = admin.call(
                "POST",
                "/organizations",
                Map.of("name", slug.value(), "alias", slug.value(), "description", title, "enabled", true));
        if (answer.status() != 409) {
            KeycloakAdmin.expectOk(answer, "create an organization");
        }
        return find(slug).orElseThrow(() -> new IllegalStateException("keycloak has no organization " + slug));
    }

    private Optional<String> find(Slug slug) {
        var answer = KeycloakAdmin.expectOk(
                admin.call("GET", "/organizations?exact=true&search=" + RemoteService.encode(slug.value()), null),
                "find an organization");
        return StreamSupport.stream(answer.body().spliterator(), false)
                .filter(organization -> organization.path("alias").asText().equals(slug.value()))
                .map(organization -> organization.path("id").asText())
                .findFirst();
    }
}
