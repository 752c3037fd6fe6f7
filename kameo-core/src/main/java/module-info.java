/// The implementation of Kameo's API: actors, replies, links and lifecycles.
///
/// It exports nothing: put it on the module path or class path at run time, beside a scheduler. It
/// knows no scheduler, and reaches mailboxes, threads and time only through [dev.kameo.spi].
module dev.kameo.core {
  requires dev.kameo;
  requires jdk.jfr;
  requires static org.jspecify;
  requires org.slf4j;

  provides dev.kameo.spi.ActorSystemProvider with
      dev.kameo.core.CoreProvider;
}
