package dev.portolan.ui.operatorpublishers;

import dev.portolan.ui.clients.StaffPublisherClient;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// What the parts of a publisher's page work with.
///
/// @param changed shows the page anew
record PublisherDesk(
        StaffSession staff, Enrolled publisher, StaffPublisherClient client, Background background, Runnable changed) {
    boolean mayAct() {
        return staff.may(StaffRight.KEEP_PUBLISHERS);
    }

    String id() {
        return publisher.id();
    }

    /// Says what was done, and shows it.
    void done(String words) {
        Toast.say(words);
        changed.run();
    }
}
