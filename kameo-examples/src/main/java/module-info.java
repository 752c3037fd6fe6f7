/// Small programs that use Kameo as its users do.
module dev.kameo.examples {
  requires dev.kameo;
  requires static org.jspecify;
}
