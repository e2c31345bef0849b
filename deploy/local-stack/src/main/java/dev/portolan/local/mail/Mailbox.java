package dev.portolan.local.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last mails that arrived, in memory. Safe for several threads.
final class Mailbox {
    private final Deque<CapturedMail> mails = new ArrayDeque<>();
    private final int most;

    /// @param most how many are kept; the oldest go first
    Mailbox(int most) {
        this.most = most;
    }

    synchronized void add(CapturedMail mail) {
        mails.addFirst(mail);
        if (mails.size() > most) {
            mails.removeLast();
        }
    }

    synchronized List<CapturedMail> newestFirst() {
        return List.copyOf(mails);
    }

    synchronized void clear() {
        mails.clear();
    }
}
