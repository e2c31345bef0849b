package dev.portolan.plugins.world;

import dev.portolan.testkit.TestTenant;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/// One tenant's side of the API, as its owner.
public record Portal(TestTenant tenant) {
    public static Portal of(String slug) {
        return new Portal(TestTenant.of(slug));
    }

    /// `/api/tenants/<slug>` and this.
    public String path(String rest) {
        return "/api/tenants/" + tenant.slug() + rest;
    }

    public RequestSpecification json(String body) {
        return tenant.asOwner().contentType("application/json").body(body);
    }

    public ValidatableResponse get(String rest) {
        return tenant.asOwner().get(path(rest)).then();
    }

    public ValidatableResponse put(String plugin, String body) {
        return json(body).put(path("/installations/" + plugin)).then();
    }

    public ValidatableResponse patch(String plugin, String body) {
        return tenant.asOwner()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(path("/installations/" + plugin))
                .then();
    }

    public ValidatableResponse post(String plugin, String what, String body) {
        return json(body).post(path("/installations/" + plugin + "/" + what)).then();
    }

    public ValidatableResponse delete(String plugin) {
        return tenant.asOwner().delete(path("/installations/" + plugin)).then();
    }

    public ValidatableResponse installation(String plugin) {
        return get("/installations/" + plugin);
    }

    public ValidatableResponse view(String plugin, String extension) {
        return get("/views/" + plugin + "/" + extension);
    }
}
