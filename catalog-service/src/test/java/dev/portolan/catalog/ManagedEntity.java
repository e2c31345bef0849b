package dev.portolan.catalog;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;

/// An entity that is kept in the portal, as a test writes it.
record ManagedEntity(Catalog catalog, String kind, String name) {
    static ManagedEntity component(Catalog catalog, String name) {
        return new ManagedEntity(catalog, "Component", name);
    }

    String path() {
        return "/entities/by-name/" + kind + "/default/" + name;
    }

    Map<String, Object> json(String owner) {
        var json = new LinkedHashMap<String, Object>();
        json.put("apiVersion", "backstage.io/v1alpha1");
        json.put("kind", kind);
        json.put("metadata", new LinkedHashMap<>(Map.of("name", name)));
        json.put("spec", new LinkedHashMap<>(Map.of("type", "service", "lifecycle", "production", "owner", owner)));
        return json;
    }

    ValidatableResponse put(Object json) {
        return put(catalog.request(), json);
    }

    ValidatableResponse put(RequestSpecification request, Object json) {
        return request.body(json).put(path()).then();
    }

    ValidatableResponse delete() {
        return catalog.request().delete(path()).then();
    }

    ValidatableResponse get() {
        return catalog.request().get(path()).then();
    }

    ValidatableResponse history() {
        return catalog.request().get(path() + "/history").then();
    }
}
