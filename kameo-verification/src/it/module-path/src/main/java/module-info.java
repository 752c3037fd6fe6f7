module com.example.counter {
  requires dev.kameo;
}
