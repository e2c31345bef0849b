package dev.portolan.tenants.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.NewMember;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.provisioning.Alarm;
import dev.portolan.tenants.provisioning.ProvisioningService;
import dev.portolan.tenants.provisioning.StepName;
import dev.portolan.tenants.staff.StaffService;
import dev.portolan.tenants.tenants.NewTenant;
import dev.portolan.tenants.tenants.Tenant;
import dev.portolan.tenants.tenants.TenantDirectory;
import dev.portolan.tenants.tenants.TenantService;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Makes `acme` and `globex` with their members, and the staff, where they are missing. Their accounts come with the
/// realm.
@ApplicationScoped
class DemoTenants {
    static final List<NewTenant> ALL = List.of(
            new NewTenant(new Slug("acme"), "Acme Retail", "business", false),
            new NewTenant(new Slug("globex"), "Globex Energy", "team", true));

    private static final String PEOPLE = "/demo-users.json";
    private static final List<StepName> STEPS = List.of(StepName.CATALOG, StepName.PLUGINS, StepName.SUBSCRIPTION);

    private final TenantDirectory directory;
    private final TenantService tenants;
    private final MemberService members;
    private final StaffService staff;
    private final ProvisioningService provisioning;
    private final TenantScope scope;
    private final Alarm alarm;
    private final ObjectMapper mapper;

    DemoTenants(
            TenantDirectory directory,
            TenantService tenants,
            MemberService members,
            StaffService staff,
            ProvisioningService provisioning,
            TenantScope scope,
            Alarm alarm,
            ObjectMapper mapper) {
        this.directory = directory;
        this.tenants = tenants;
        this.members = members;
        this.staff = staff;
        this.provisioning = provisioning;
        this.scope = scope;
        this.alarm = alarm;
        this.mapper = mapper;
    }

    void ensure() {
        var people = people();
        people.forEach(this::admit);
        ALL.forEach(wanted -> {
            var id = directory
                    .bySlug(wanted.slug().value())
                    .map(Tenant::id)
                    .orElseGet(() -> new TenantId(
                            UUID.nameUUIDFromBytes(("demo:" + wanted.slug()).getBytes(StandardCharsets.UTF_8))));
            scope.run(id, () -> QuarkusTransaction.requiringNew().run(() -> ensure(wanted, people)));
        });
        alarm.ring();
    }

    private void ensure(NewTenant wanted, List<DemoPerson> people) {
        var tenant = tenants.create(wanted);
        for (var person : people) {
            if (tenant.slug().value().equals(person.tenant()) && person.role() != null) {
                var name = person.givenName() + " " + person.familyName();
                var _ = members.add(new NewMember(person.id(), name, person.email(), Role.parse(person.role())));
            }
        }
        provisioning.plan(STEPS);
    }

    private void admit(DemoPerson person) {
        if (person.staffRole() != null) {
            staff.grant(person.id(), Set.of(person.staffRole()));
        }
    }

    private List<DemoPerson> people() {
        try (var in = DemoTenants.class.getResourceAsStream(PEOPLE)) {
            if (in == null) {
                throw new IllegalStateException(PEOPLE + " is not part of this build");
            }
            return mapper.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
