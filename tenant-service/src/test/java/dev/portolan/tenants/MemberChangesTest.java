package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.Json;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.NewMember;
import dev.portolan.tenants.members.Role;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class MemberChangesTest {
    @Inject
    MemberService members;

    @Inject
    TenantScope scope;

    @Test
    void newRoleVoidsThePersonsTokens() {
        var tenant = tenant("role");
        var ann = "ann-of-" + tenant.slug();
        var changed = scope.call(tenant.id(), () -> members.changeRole("olga", ann, Role.ADMIN));
        assertThat(changed).extracting(Member::role).isEqualTo(Role.ADMIN);
        assertThat(revoked(tenant))
                .extracting(Revocation::subject, Revocation::reason)
                .containsExactly(ann, "role changed");
    }

    @Test
    void removalVoidsThePersonsTokens() {
        var tenant = tenant("gone");
        var bob = "bob-of-" + tenant.slug();
        scope.run(tenant.id(), () -> members.remove("olga", bob));
        assertThat(scope.call(tenant.id(), () -> members.find(bob))).isEmpty();
        assertThat(revoked(tenant)).extracting(Revocation::subject).isEqualTo(bob);
    }

    @Test
    void lastOwnerStays() {
        var tenant = tenant("last");
        var owner = new NewMember("olga", "Olga", "olga@example.test", Role.OWNER);
        var _ = scope.call(tenant.id(), () -> members.add(owner));
        assertThatThrownBy(() -> scope.run(tenant.id(), () -> members.remove("olga", "olga")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("owner");
        assertThat(scope.call(tenant.id(), members::firstOwner))
                .map(Member::subject)
                .contains("olga");
    }

    @Test
    void anotherTenantsMemberIsOutOfReach() {
        var acme = tenant("mine");
        var globex = tenant("theirs");
        var rows = TestDatabase.count("member");
        assertThatThrownBy(() -> scope.run(globex.id(), () -> members.remove("olga", "ann-of-" + acme.slug())))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() ->
                        scope.run(globex.id(), () -> members.changeRole("olga", "ann-of-" + acme.slug(), Role.OWNER)))
                .isInstanceOf(ProblemException.class);
        assertThat(TestDatabase.count("member")).isEqualTo(rows);
    }

    private static TestTenant tenant(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    private static Revocation revoked(TestTenant tenant) {
        var record = TestTopics.await(
                Topics.ACCESS_REVOCATIONS,
                candidate -> candidate.key().equals(tenant.id().toString()));
        return Json.read(record.value(), Revocation.class);
    }
}
