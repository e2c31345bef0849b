package dev.portolan.ui.operatorreleases;

import dev.portolan.ui.clients.StaffReleaseClient;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// What the parts of a release's page work with.
///
/// @param changed shows the page anew
record ReleaseDesk(
        StaffSession staff, One release, StaffReleaseClient client, Background background, Runnable changed) {
    /// Whether this person may change how the release stands.
    boolean mayAct() {
        return staff.may(StaffRight.STOP_RELEASE);
    }

    /// Whether this person may change who gets it.
    boolean mayRollOut() {
        return staff.may(StaffRight.ROLL_OUT_RELEASE);
    }

    /// Says what was done, and shows it.
    void done(String words) {
        Toast.say(words);
        changed.run();
    }
}
