package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.entities.EntityClient;
import dev.portolan.plugins.people.MemberClient;
import dev.portolan.plugins.people.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds the members that somebody means: by their subjects, by users and groups of the catalog, or everybody. A user
/// of
/// the catalog is the member with the same e-mail address. Asks other services: never within a transaction.
@ApplicationScoped
class Recipients {
    static final String EVERYBODY = "everybody";
    private static final String ACTOR = "plugin:portolan/notifications";
    private static final int MOST_GROUPS = 50;
    private static final int MOST_USERS = 2_000;
    private static final int AT_ONCE = 100;
    private static final List<String> EMAIL = List.of("kind", "spec.profile.email");
    private static final List<String> RELATIONS = List.of("kind", "spec.profile.email", "relations");

    private final MemberClient members;
    private final EntityClient entities;
    private final ServiceTokens tokens;

    Recipients(MemberClient members, EntityClient entities, ServiceTokens tokens) {
        this.members = members;
        this.entities = entities;
        this.tokens = tokens;
    }

    /// Subjects of those who are members; whoever else is named is passed over.
    ///
    /// @throws ProblemException `unavailable` when tenant-service or the catalog does not answer
    Set<String> of(Slug tenant, Collection<String> named) {
        var all = members.all(tenant);
        if (named.contains(EVERYBODY)) {
            return all.stream().map(Person::subject).collect(Collectors.toUnmodifiableSet());
        }
        var refs = named.stream()
                .filter(Recipients::isEntity)
                .map(EntityRef::parse)
                .toList();
        var emails = refs.isEmpty() ? Set.<String>of() : emails(tenant, refs);
        return all.stream()
                .filter(person -> named.contains(person.subject())
                        || emails.contains(person.email().toLowerCase(Locale.ROOT)))
                .map(Person::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Those who look after the organization's plugins.
    Set<String> admins(Slug tenant) {
        return members.all(tenant).stream()
                .filter(Person::admin)
                .map(Person::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether it names a user or a group of the catalog.
    static boolean isEntity(String named) {
        try {
            var kind = EntityRef.parse(named).kind();
            return kind.equals("user") || kind.equals("group");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Addresses of the users that are named, and of those in the groups and in the groups below these.
    private Set<String> emails(Slug tenant, List<EntityRef> refs) {
        var token = tokens.forTenant(tenant, ACTOR, List.of(Permissions.CATALOG_ENTITY_READ));
        var users = new TreeSet<String>();
        var seen = new HashSet<String>();
        var groups = new ArrayDeque<String>();
        refs.forEach(ref -> (ref.kind().equals("user") ? users : groups).add(ref.toString()));
        while (!groups.isEmpty() && seen.size() < MOST_GROUPS && users.size() < MOST_USERS) {
            var next = new ArrayList<String>();
            while (!groups.isEmpty() && next.size() < MOST_GROUPS - seen.size()) {
                var group = groups.poll();
                if (group != null && !seen.contains(group) && !next.contains(group)) {
                    next.add(group);
                }
            }
            seen.addAll(next);
            if (next.isEmpty()) {
                break;
            }
            for (var group : entities.byRefs(tenant, next, RELATIONS, token)) {
                targets(group, "hasMember").stream()
                        .filter(ref -> ref.startsWith("user:"))
                        .forEach(users::add);
                targets(group, "parentOf").stream()
                        .filter(ref -> ref.startsWith("group:"))
                        .forEach(groups::add);
            }
        }
        return emails(tenant, users, token);
    }

    private Set<String> emails(Slug tenant, Set<String> users, String token) {
        var emails = new HashSet<String>();
        var all = List.copyOf(users);
        for (var from = 0; from < Math.min(all.size(), MOST_USERS); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            entities.byRefs(tenant, some, EMAIL, token)
                    .forEach(user -> emails.add(user.path("spec")
                            .path("profile")
                            .path("email")
                            .asText("")
                            .toLowerCase(Locale.ROOT)));
        }
        emails.remove("");
        return emails;
    }

    private static List<String> targets(JsonNode entity, String type) {
        var targets = new ArrayList<String>();
        entity.path("relations").forEach(relation -> {
            if (relation.path("type").asText().equals(type)) {
                targets.add(relation.path("targetRef").asText());
            }
        });
        return targets;
    }
}
