export default {
  stopWords:
    'acaba ama ancak artık asla aslında ayrıca az bana bazı belki ben beni benim beri bile bir biraz birçok biri birkaç biz bizim bu buna bunda bundan bunlar bunu bunun burada çok çünkü da daha de defa değil diğer diye dolayı en fakat gibi göre hala hangi hem henüz hep hepsi her hiç için iki ile ilgili ise işte kadar karşı kendi kez ki kim mı mi mu mü nasıl ne neden nerede niye o olan olarak oldu olduğu olmak olması on ona ondan onlar onu onun önce sanki şey şu tarafından tüm üzere var ve veya ya yani yeni yıl yok zaten',
};
