package dev.portolan.catalog.entities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.database.Sql;
import dev.portolan.catalog.database.TenantDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Overlays as rows. A body holds all of an overlay but its relations.
@ApplicationScoped
class OverlayRepository {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TenantDatabase database;

    OverlayRepository(TenantDatabase database) {
        this.database = database;
    }

    /// What is added to some entities, in the order of the providers' names.
    List<Kept> of(Collection<String> refs) {
        return database.list(
                Sql.of(
                        "select provider, ref, body from overlay where ref = any (?::text[]) order by ref, provider",
                        List.copyOf(refs)),
                row -> new Kept(row.getString(1), row.getString(2), read(row.getString(3))));
    }

    /// References of the entities to which a provider adds something.
    Set<String> refsOf(String provider) {
        return new HashSet<>(
                database.list(Sql.of("select ref from overlay where provider = ?", provider), row -> row.getString(1)));
    }

    /// Puts overlays in the place of the former ones of their entities.
    ///
    /// @return references of all entities that are touched
    Set<String> put(String provider, Map<String, Overlay> byRef) {
        var touched = remove(provider, byRef.keySet());
        touched.addAll(byRef.keySet());
        database.update(Sql.of(
                "insert into overlay (tenant_id, provider, ref, body)"
                        + " select ?, ?, o.* from unnest(?::text[], ?::text[]) o",
                database.tenant(),
                provider,
                List.copyOf(byRef.keySet()),
                byRef.keySet().stream().map(ref -> write(byRef.get(ref))).toList()));
        var refs = new ArrayList<String>();
        var sources = new ArrayList<String>();
        var types = new ArrayList<String>();
        var targets = new ArrayList<String>();
        byRef.forEach((ref, overlay) -> overlay.relations().forEach(relation -> {
            refs.add(ref);
            sources.add(relation.source());
            types.add(relation.type());
            targets.add(relation.target());
        }));
        if (!refs.isEmpty()) {
            database.update(Sql.of(
                    "insert into overlay_relation (tenant_id, provider, ref, source_ref, type, target_ref)"
                            + " select ?, ?, r.* from unnest(?::text[], ?::text[], ?::text[], ?::text[]) r"
                            + " on conflict do nothing",
                    database.tenant(),
                    provider,
                    refs,
                    sources,
                    types,
                    targets));
        }
        touched.addAll(sources);
        return touched;
    }

    /// @return references of all entities that are touched
    Set<String> remove(String provider, Collection<String> refs) {
        var touched = new HashSet<>(database.list(
                Sql.of(
                        "delete from overlay_relation where provider = ? and ref = any (?::text[]) returning source_ref",
                        provider,
                        List.copyOf(refs)),
                row -> row.getString(1)));
        touched.addAll(database.list(
                Sql.of(
                        "delete from overlay where provider = ? and ref = any (?::text[]) returning ref",
                        provider,
                        List.copyOf(refs)),
                row -> row.getString(1)));
        return touched;
    }

    /// Forgets what is added to entities that are gone.
    ///
    /// @return references of all entities that are touched
    Set<String> forget(Collection<String> refs) {
        var touched = new HashSet<>(database.list(
                Sql.of(
                        "delete from overlay_relation where ref = any (?::text[]) returning source_ref",
                        List.copyOf(refs)),
                row -> row.getString(1)));
        database.update(Sql.of("delete from overlay where ref = any (?::text[])", List.copyOf(refs)));
        return touched;
    }

    private static String write(@Nullable Overlay overlay) {
        ObjectNode json = JSON.valueToTree(overlay);
        json.remove("relations");
        return json.toString();
    }

    private static ObjectNode read(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is always JSON", e);
        }
    }

    /// @param body `annotations`, `labels`, `tags`, `links` and `errors`, each where there is one
    record Kept(String provider, String ref, ObjectNode body) {}
}
