package dev.portolan.tenants.members;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<MemberRow, UUID> {}
