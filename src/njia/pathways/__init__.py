"""The legal ways between two countries: which one is somebody's, its steps with their days, its costs, its dangers."""
