package dev.portolan.plugins.watches;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<NoteRow, UUID> {}
