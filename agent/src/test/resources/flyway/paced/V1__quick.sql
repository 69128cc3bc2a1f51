create alias pause for "java.lang.Thread.sleep(long)";
call pause(1500);
