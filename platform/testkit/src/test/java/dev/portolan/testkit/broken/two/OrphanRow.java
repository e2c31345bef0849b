package dev.portolan.testkit.broken.two;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

@Entity
class OrphanRow {
    @Id
    UUID id;
}
