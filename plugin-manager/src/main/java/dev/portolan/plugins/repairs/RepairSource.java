package dev.portolan.plugins.repairs;

import java.util.List;

/// Finds what is wrong from what is so: it keeps nothing, so that what was mended is gone by itself. Beans of this type
/// are asked within a transaction of the current tenant; they make no remote call.
public interface RepairSource {
    /// @param all that is installed
    List<Repair> look(List<Case> all);
}
