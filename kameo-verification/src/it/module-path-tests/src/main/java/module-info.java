module com.example.purse {
  requires dev.kameo;
}
