package dev.portolan.catalog.causes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.contracts.AuditEvent.Actor;
import dev.portolan.contracts.CatalogEvent.Cause.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why entities change.
///
/// @param location the location that is read, or a provider's
/// @param source what was registered, or the name of a provider or plugin, as it may be told
/// @param revision which state of the source it is: a commit, an ETag
/// @param person name of who does it, or the subject where there is none
/// @param entity reference of another entity whose change gives this one other relations
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cause(
        Kind kind,
        @Nullable UUID location,
        @Nullable String source,
        @Nullable String revision,
        @Nullable String person,
        @Nullable String entity) {
    static final Cause PORTAL = new Cause(Kind.PORTAL, null, null, null, null, null);

    /// A location is read.
    ///
    /// @param target as it was registered; told without secrets
    /// @param revision null where the source names none
    public static Cause source(UUID location, String target, @Nullable String revision) {
        return new Cause(Kind.SOURCE, location, told(target), revision, null, null);
    }

    /// @param name of the provider
    public static Cause provider(UUID location, String name) {
        return new Cause(Kind.PROVIDER, location, name, null, null, null);
    }

    /// A plugin adds something to entities of others.
    ///
    /// @param name of the plugin's processor
    public static Cause plugin(String name) {
        return new Cause(Kind.PLUGIN, null, name, null, null, null);
    }

    /// @param from the other catalog; told without secrets
    public static Cause imported(UUID location, String from) {
        return new Cause(Kind.IMPORT, location, told(from), null, null, null);
    }

    /// Another entity's change gives this one other relations.
    public static Cause other(String ref) {
        return new Cause(Kind.PORTAL, null, null, null, null, ref);
    }

    /// What may be told of a target where it is kept for long; see [Urls#told]. What is no address is told as it is.
    public static String told(String target) {
        try {
            return Urls.told(target);
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    static Cause of(Actor actor) {
        return switch (actor.kind()) {
            case MEMBER, STAFF, API_TOKEN ->
                new Cause(Kind.PERSON, null, null, null, actor.name() == null ? actor.subject() : actor.name(), null);
            case PLUGIN -> new Cause(Kind.PLUGIN, null, actor.subject(), null, null, null);
            case SERVICE -> PORTAL;
        };
    }
}
