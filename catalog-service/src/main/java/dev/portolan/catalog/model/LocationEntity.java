package dev.portolan.catalog.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// The entity that stands for a registered location.
public final class LocationEntity {
    private LocationEntity() {}

    /// Its reference, which stays when the location gets another target.
    public static Ref ref(String target) {
        return ref("url", target);
    }

    /// Its reference, which stays when the location gets another target.
    ///
    /// @param type how the location is read
    public static Ref ref(String type, String target) {
        return new Ref("location", Ref.DEFAULT_NAMESPACE, "generated-" + Digest.of(type + ":" + target));
    }

    /// @param ref where the location was first registered
    /// @param target where it points now
    public static Entity of(Ref ref, String target) {
        return of(ref, "url", target);
    }

    /// @param ref where the location was first registered
    /// @param type how the location is read
    /// @param target where it points now
    public static Entity of(Ref ref, String type, String target) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", "backstage.io/v1alpha1").put("kind", "Location");
        json.putObject("metadata")
                .put("name", ref.name())
                .put("namespace", ref.namespace())
                .putObject("annotations")
                .put(Annotations.LOCATION, type + ":" + target)
                .put(Annotations.ORIGIN_LOCATION, type + ":" + target);
        json.putObject("spec").put("type", type).put("target", target);
        return new Entity(json);
    }
}
